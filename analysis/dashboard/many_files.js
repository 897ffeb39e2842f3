// The uploader draws all its files anew with every step of each: some hundred freeze the page.
// So many files become one ZIP archive before it sees them; the reader opens it again.
export default function ({ data }) {
  const UPLOADER = '[data-testid="stFileUploader"]';
  const isKnown = (file) => data.suffixes.some((end) => file.name.toLowerCase().endsWith(end));
  const isApart = (file) => file.name.toLowerCase().endsWith(".zip") || file.size > data.large;

  const hand = async (input, files) => {
    const wanted = input.webkitdirectory ? files.filter(isKnown) : files;
    const given = wanted.length > data.many ? await packed(wanted, isApart, data) : wanted;
    const transfer = new DataTransfer();
    given.forEach((file) => transfer.items.add(file));
    input.files = transfer.files;
    input.dispatchEvent(new Event("change", { bubbles: true }));
  };

  const changed = (event) => {
    const input = event.target;
    if (!input.matches?.(`${UPLOADER} input[type="file"]`)) return;
    const files = [...input.files];
    if (files.filter((file) => !isApart(file)).length <= data.many) return;
    event.stopImmediatePropagation();
    hand(input, files);
  };

  const dropped = (event) => {
    const input = event.target.closest?.(UPLOADER)?.querySelector('input[type="file"]');
    const entries = [...(event.dataTransfer?.items ?? [])].map((item) => item.webkitGetAsEntry?.());
    const isMany = entries.length > data.many || entries.some((entry) => entry?.isDirectory);
    if (!input || input.disabled || !isMany) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    // The uploader waits for the end of what was dragged over it.
    event.target.dispatchEvent(new DragEvent("dragleave", { bubbles: true }));
    filesIn(entries.filter(Boolean)).then((files) => hand(input, files));
  };

  document.addEventListener("change", changed, true);
  document.addEventListener("drop", dropped, true);
  document.body.dataset.packsFiles = "yes";
  return () => {
    document.removeEventListener("change", changed, true);
    document.removeEventListener("drop", dropped, true);
    delete document.body.dataset.packsFiles;
  };
}

// All files under dropped ones and folders, hidden ones left out.
async function filesIn(entries) {
  const files = [];
  for (const entry of entries) {
    if (entry.name.startsWith(".")) continue;
    if (entry.isFile) files.push(await new Promise((done, fail) => entry.file(done, fail)));
    else files.push(...(await filesIn(await children(entry.createReader()))));
  }
  return files;
}

// A folder tells a hundred of its entries at a time.
async function children(reader) {
  const found = [];
  for (;;) {
    const some = await new Promise((done, fail) => reader.readEntries(done, fail));
    if (!some.length) return found;
    found.push(...some);
  }
}

// Files as archives of at most so many bytes and members, and those that stay apart.
async function packed(files, isApart, { most, members }) {
  const apart = files.filter(isApart);
  const groups = [];
  let size = Infinity;
  for (const file of files.filter((file) => !isApart(file))) {
    if (size + file.size > most || groups.at(-1).length >= members) {
      groups.push([]);
      size = 0;
    }
    groups.at(-1).push(file);
    size += file.size;
  }
  let number = 0;
  for (const group of groups) {
    const name = `Files ${number + 1} to ${number + group.length}.zip`;
    apart.push(new File(await zip(group), name));
    number += group.length;
  }
  return apart;
}

// The parts of a ZIP archive whose members are stored as they are.
async function zip(files) {
  const parts = [];
  const list = [];
  let offset = 0;
  for (const file of files) {
    const bytes = new Uint8Array(await file.arrayBuffer());
    const name = new TextEncoder().encode(file.name);
    // Version, UTF-8 names, stored, no time, checksum, sizes, the name's length.
    const facts = [[20, 2], [0x800, 2], [0, 2], [0, 4], [crc(bytes), 4], [bytes.length, 4],
      [bytes.length, 4], [name.length, 2], [0, 2]];
    list.push(fields([0x02014b50, 4], [20, 2], ...facts, [0, 2], [0, 2], [0, 2], [0, 4], [offset, 4]), name);
    const head = fields([0x04034b50, 4], ...facts);
    parts.push(head, name, bytes);
    offset += head.length + name.length + bytes.length;
  }
  const length = list.reduce((sum, part) => sum + part.length, 0);
  const count = files.length;
  const end = fields([0x06054b50, 4], [0, 4], [count, 2], [count, 2], [length, 4], [offset, 4], [0, 2]);
  return [...parts, ...list, end];
}

// Numbers with their widths in bytes, the lowest byte first.
function fields(...pairs) {
  return Uint8Array.from(pairs.flatMap(([value, width]) =>
    Array.from({ length: width }, (_, place) => (value >>> (8 * place)) & 255)));
}

const CRC = Uint32Array.from({ length: 256 }, (_, n) => {
  for (let bit = 0; bit < 8; bit++) n = n & 1 ? 0xedb88320 ^ (n >>> 1) : n >>> 1;
  return n;
});

function crc(bytes) {
  let sum = -1;
  for (const byte of bytes) sum = CRC[(sum ^ byte) & 255] ^ (sum >>> 8);
  return ~sum >>> 0;
}
