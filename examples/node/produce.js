// Publishes a file as one raw article event: node produce.js FILE [TITLE]
const fs = require('node:fs');
const path = require('node:path');
const { Kafka, Partitioners, logLevel } = require('kafkajs');

const [file, title] = process.argv.slice(2);

async function main() {
  const kafka = new Kafka({
    brokers: (process.env.NEWSMILL_BOOTSTRAP_SERVERS ?? 'localhost:9092').split(','),
    logLevel: logLevel.ERROR,
  });
  const producer = kafka.producer({ createPartitioner: Partitioners.DefaultPartitioner });
  await producer.connect();
  const [place] = await producer.send({
    topic: 'news.raw',
    messages: [
      {
        value: fs.readFileSync(file),
        headers: {
          'content-type': 'text/plain; charset=utf-8',
          ce_source: 'urn:example:node',
          ce_id: path.basename(file),
          ...(title && { 'news-title': title }),
        },
      },
    ],
  });
  console.log(`published at ${place.topicName}-${place.partition}@${place.baseOffset}`);
  await producer.disconnect();
}

main().catch((error) => {
  console.error(`not published: ${error.message}`);
  process.exit(1);
});
