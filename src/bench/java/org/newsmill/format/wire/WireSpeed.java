package org.newsmill.format.wire;

import org.newsmill.format.ParserSpeed;

import java.util.Locale;

/**
 * How many MB of news from agencies are parsed in a second on one thread, and whether ten times the
 * items, or ten times the text, take ten times as long.
 */
public final class WireSpeed {

    private static final String NITF_HEAD =
            "<head><docdata><doc-id id-string=\"%d\" regsrc=\"VP\"/><urgency"
                + " ed-urg=\"4\"/><date.issue norm=\"20260302T100000Z\"/><du-key key=\"COUNCIL\""
                + " version=\"2\"/><key-list><keyword"
                + " key=\"council\"/></key-list></docdata></head>";

    private WireSpeed() {}

    public static void main(String[] args) {
        // The first round warms up.
        for (int size : new int[] {1_000, 10, 100, 1_000}) {
            ParserSpeed.measure("NITF, paragraphs " + size, nitf(0, size), 1);
            ParserSpeed.measure("NewsML-G2, items " + size, g2(size), 1);
            ParserSpeed.measure("NewsML 1, items " + size, newsml(size), 1);
        }
    }

    private static String paragraphs(int count) {
        StringBuilder prose = new StringBuilder();
        for (int i = 0; i < count; i++) {
            prose.append("<p>The council of <location>Vale</location> met for the ").append(i);
            prose.append("th time, and &quot;nothing&quot; was decided &#8212; as before, said");
            prose.append(" <person>Ada Fenn</person>, who had been at most of its meetings and")
                    .append(" remembered no other end to any of them in all those years.</p>\n");
        }
        return prose.toString();
    }

    private static String nitf(int id, int paragraphs) {
        return "<nitf>"
                + String.format(Locale.ROOT, NITF_HEAD, id)
                + "<body><body.head><hedline><hl1>Council meets</hl1></hedline><byline>By Ada"
                + " Fenn</byline></body.head><body.content>"
                + paragraphs(paragraphs)
                + "</body.content></body></nitf>";
    }

    private static String g2(int items) {
        StringBuilder event =
                new StringBuilder(
                        "<newsMessage xmlns=\"http://iptc.org/std/nar/2006-10-01/\"><itemSet>");
        for (int i = 0; i < items; i++) {
            event.append("<newsItem guid=\"urn:vale:").append(i).append("\" version=\"3\">");
            event.append(
                    "<itemMeta><itemClass qcode=\"ninat:text\"/><provider literal=\"VP\"/>"
                            + "<versionCreated>2026-03-02T10:00:00Z</versionCreated>"
                            + "<pubStatus qcode=\"stat:usable\"/></itemMeta><contentMeta>"
                            + "<urgency>4</urgency><language tag=\"en\"/>");
            for (int subject = 0; subject < 8; subject++) {
                event.append("<subject qcode=\"medtop:2000000").append(subject);
                event.append("\"><name>council</name></subject>");
            }
            event.append(
                    "<headline>Council meets</headline></contentMeta><contentSet><inlineXML>"
                            + "<html xmlns=\"http://www.w3.org/1999/xhtml\"><body>");
            event.append(paragraphs(10));
            event.append("</body></html></inlineXML></contentSet></newsItem>");
        }
        return event.append("</itemSet></newsMessage>").toString();
    }

    private static String newsml(int items) {
        StringBuilder event = new StringBuilder("<NewsML>");
        for (int i = 0; i < items; i++) {
            event.append(
                    "<NewsItem><Identification><NewsIdentifier><ProviderId>vale.example"
                            + "</ProviderId><DateId>20260302</DateId><NewsItemId>");
            event.append(i);
            event.append(
                    "</NewsItemId><RevisionId>1</RevisionId></NewsIdentifier></Identification>"
                            + "<NewsManagement><FirstCreated>20260302T100000Z</FirstCreated><Status"
                            + " FormalName=\"Usable\"/></NewsManagement><NewsComponent><NewsLines>"
                            + "<HeadLine>Council meets</HeadLine></NewsLines><NewsComponent>"
                            + "<Role FormalName=\"Main\"/><ContentItem><DataContent>");
            event.append(nitf(i, 10));
            event.append("</DataContent></ContentItem></NewsComponent></NewsComponent></NewsItem>");
        }
        return event.append("</NewsML>").toString();
    }
}
