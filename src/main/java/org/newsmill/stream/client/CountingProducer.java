package org.newsmill.stream.client;

import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Future;

/**
 * A producer that counts what its transactions have committed, and marks the offsets in them with
 * the ids of their topics. Used by one thread.
 */
class CountingProducer extends KafkaProducer<byte[], byte[]> {

    private final CommittedWork work;
    private final Delays delays;
    private final String lettersTopic;
    private final TopicIds topics;
    private final boolean transactional;
    private long records;
    private long letters;

    CountingProducer(
            Map<String, Object> settings,
            CommittedWork work,
            String lettersTopic,
            TopicIds topics) {
        super(settings, new ByteArraySerializer(), new ByteArraySerializer());
        this.work = work;
        this.delays = work.delays();
        this.lettersTopic = lettersTopic;
        this.topics = topics;
        this.transactional = settings.get(ProducerConfig.TRANSACTIONAL_ID_CONFIG) != null;
    }

    @Override
    public Future<RecordMetadata> send(ProducerRecord<byte[], byte[]> record, Callback callback) {
        if (record.topic().equals(lettersTopic)) {
            letters++;
        } else {
            records++;
            delays.sent(record);
        }
        if (!transactional) {
            count();
        }
        return super.send(record, callback);
    }

    @Override
    public void sendOffsetsToTransaction(
            Map<TopicPartition, OffsetAndMetadata> offsets, ConsumerGroupMetadata group) {
        super.sendOffsetsToTransaction(topics.marked(offsets), group);
    }

    @Override
    public void commitTransaction() {
        super.commitTransaction();
        work.transaction(true);
        count();
    }

    private void count() {
        work.committed(records, letters);
        delays.committed();
        records = 0;
        letters = 0;
    }

    @Override
    public void abortTransaction() {
        giveUp();
        work.transaction(false);
        super.abortTransaction();
    }

    @Override
    public void close(Duration timeout) {
        giveUp();
        super.close(timeout);
    }

    private void giveUp() {
        work.givenUp(records + letters);
        delays.givenUp();
        records = 0;
        letters = 0;
    }
}
