package org.newsmill.cli;

import org.apache.kafka.streams.TopologyDescription;
import org.apache.kafka.streams.TopologyDescription.Node;
import org.apache.kafka.streams.TopologyDescription.Sink;
import org.apache.kafka.streams.TopologyDescription.Source;

import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.StringJoiner;
import java.util.TreeSet;

/** A topology as a Mermaid flow chart: topics as cylinders, nodes as boxes. */
final class MermaidDiagram {

    private final TopologyDescription topology;

    MermaidDiagram(TopologyDescription topology) {
        this.topology = topology;
    }

    @Override
    public String toString() {
        StringJoiner lines = new StringJoiner("\n");
        lines.add("flowchart LR");
        for (TopologyDescription.Subtopology subtopology : topology.subtopologies()) {
            Set<String> topics = new TreeSet<>();
            List<Node> nodes =
                    subtopology.nodes().stream().sorted(Comparator.comparing(Node::name)).toList();
            nodes.forEach(node -> addNode(lines, node, topics));
            topics.forEach(topic -> lines.add("    " + topicId(topic) + "[(" + topic + ")]"));
        }
        return lines.toString();
    }

    private static void addNode(StringJoiner lines, Node node, Set<String> topics) {
        lines.add("    " + node.name() + "[" + node.name() + "]");
        if (node instanceof Source source) {
            source.topicSet()
                    .forEach(
                            topic -> {
                                topics.add(topic);
                                lines.add("    " + topicId(topic) + " --> " + node.name());
                            });
        }
        if (node instanceof Sink sink) {
            for (String topic : topicsOf(sink)) {
                topics.add(topic);
                lines.add("    " + node.name() + " --> " + topicId(topic));
            }
        }
        node.successors().stream()
                .map(Node::name)
                .sorted()
                .forEach(next -> lines.add("    " + node.name() + " --> " + next));
    }

    /** A sink that chooses among topics says as text which they are. */
    private static List<String> topicsOf(Sink sink) {
        return sink.topic() != null
                ? List.of(sink.topic())
                : List.of(sink.topicNameExtractor().toString().split(", "));
    }

    /** Set apart from the nodes' ids, which have no such prefix. */
    private static String topicId(String topic) {
        return "topic-" + topic;
    }
}
