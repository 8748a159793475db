// precompress.mjs FOLDER: writes a .gz and a .br beside every text file, once per build, at the
// strongest setting. The service sends them as they are, so a phone on a slow line waits less
// and the server compresses nothing while it serves.
import { readdir, readFile, writeFile } from "node:fs/promises";
import { extname, join } from "node:path";
import { argv, exit, stderr } from "node:process";
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";

const TEXT = new Set([".css", ".html", ".js", ".json", ".mjs", ".svg", ".txt", ".webmanifest"]);
const BROTLI = { params: { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY } };

async function compress(file) {
  const plain = await readFile(file);
  const [zipped, brotli] = await Promise.all([
    promisify(gzip)(plain, { level: constants.Z_BEST_COMPRESSION }),
    promisify(brotliCompress)(plain, BROTLI),
  ]);
  // A copy that is not smaller would only cost the phone time to unpack.
  if (zipped.length < plain.length) await writeFile(`${file}.gz`, zipped);
  if (brotli.length < plain.length) await writeFile(`${file}.br`, brotli);
}

const folder = argv[2];
if (folder === undefined) {
  stderr.write("Say which folder: node scripts/precompress.mjs FOLDER\n");
  exit(2);
}
const entries = await readdir(folder, { recursive: true, withFileTypes: true });
const texts = entries.filter((entry) => entry.isFile() && TEXT.has(extname(entry.name)));
await Promise.all(texts.map((entry) => compress(join(entry.parentPath, entry.name))));
