// Prints a line for each enriched article, the oldest first, until Ctrl-C.
const { Kafka, logLevel } = require('kafkajs');
const { SchemaRegistry } = require('@kafkajs/confluent-schema-registry');

const kafka = new Kafka({
  brokers: (process.env.NEWSMILL_BOOTSTRAP_SERVERS ?? 'localhost:9092').split(','),
  logLevel: logLevel.ERROR,
});
const registry = new SchemaRegistry({
  host: process.env.NEWSMILL_SCHEMA_REGISTRY_URL ?? 'http://localhost:8081',
});
const consumer = kafka.consumer({ groupId: 'example-node' });

async function main() {
  await consumer.connect();
  await consumer.subscribe({ topics: [/^news\.enriched\./], fromBeginning: true });
  await consumer.run({
    eachMessage: async ({ message }) => {
      const article = await registry.decode(message.value);
      const { id, format, title, wordCount, stemmedText } = article;
      console.log([id, format, title, `${wordCount} words`, stemmedText.slice(0, 60)].join('\t'));
    },
  });
}

process.once('SIGINT', async () => {
  await consumer.disconnect();
  console.log('stopped');
});

main().catch((error) => {
  console.error(error.message);
  process.exit(1);
});
