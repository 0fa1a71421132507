// What the page says.

const DAY = { weekday: "long", day: "numeric", month: "long", year: "numeric", timeZone: "Asia/Jakarta" };
const SHORT_DAY = { weekday: "short", day: "numeric", month: "short", year: "numeric", timeZone: "Asia/Jakarta" };
const HOUR = { hour: "2-digit", minute: "2-digit", hour12: false, timeZone: "Asia/Jakarta" };

const formats = [DAY, SHORT_DAY, HOUR].map((options) => new Intl.DateTimeFormat("id-ID", options));
const format = (index) => (seconds) => formats[index].format(new Date(seconds * 1000));
export const day = format(0);
export const shortDay = format(1);
export const hour = format(2);

export const T = {
  offline: "Simulasi tidak terjangkau. Apakah masih berjalan?",
  failed: "Gagal. Coba sekali lagi.",
  groupTab: "Grup",
  bot: "bot",
  demo: "demo",
  write: "Tulis pesan…",
  send: "Kirim",
  save: "Simpan",
  attach: "Lampirkan",
  commands: "Daftar perintah",
  start: "MULAI",
  unblock: "Buka blokir bot",
  blockBot: (name) => `Blokir ${name}`,
  blockedSub: "bot diblokir",
  muted: "Anda tidak boleh menulis di grup ini.",
  typing: "sedang mengetik…",
  newMessages: "Pesan baru",
  noGroup: "Belum ada grup",
  noGroupHint: "Buat grup lewat panel orang, atau minta seseorang menambahkan Anda.",
  manage: "Anggota grup",
  members: (count) => `${count} anggota`,
  edited: "diubah",
  more: "Pilihan pesan",
  reply: "Balas",
  forwardTo: "Teruskan ke…",
  edit: "Ubah",
  remove: "Hapus",
  cancel: "Batal",
  editing: "Mengubah pesan",
  replyingTo: (who) => `Membalas ${who}`,
  forwardedFrom: (who) => `Diteruskan dari ${who}`,
  whatCanItDo: "Apa yang bisa dilakukan bot ini?",
  pinned: "Disematkan",
  openMap: "Buka peta",
  download: "Unduh",
  photoOf: (who, words) => (words ? `Foto dari ${who}: ${words}` : `Foto dari ${who}`),
  ok: "Baik",
  messageFor: (who) => `Pesan baru untuk ${who} – lihat`,
  moving: "Waktu sedang berjalan…",
  moved: (words) => `Sekarang ${words}`,
  joined: "Anda masuk ke grup.",
  asked: "Permintaan bergabung terkirim.",
  added: (who) => `${who} siap dipakai.`,
  unread: (count) => `${count} pesan belum dibaca`,
  spoiler: "Tampilkan teks tersembunyi",
  status: { creator: "pemilik", administrator: "admin", member: "anggota", restricted: "dibatasi" },
  promote: "Jadikan admin",
  demote: { administrator: "Cabut admin", restricted: "Bebaskan" },
  mute: "Bisukan",
  asking: "minta bergabung",
  letIn: "Terima",
  turnAway: "Tolak",
  invitations: "Tautan undangan",
  invitation: "Undangan",
  linkOpen: "langsung masuk",
  linkAsks: "minta izin dulu",
  linkOver: "tidak berlaku lagi",
  makeLink: "Buat tautan baru:",
  newLink: "Langsung masuk",
  newAskingLink: "Minta izin dulu",
  copy: "Salin",
  copied: "Tautan disalin.",
  openAs: "Buka sebagai…",
  nobodyLeft: "Semua orang sudah ada di grup.",
  joinedAs: (who) => `${who} masuk ke grup.`,
  askedAs: (who) => `${who} minta bergabung.`,
  topics: "Topik",
  topic: "Tulis di topik",
  general: "Umum",
  newTopic: "Topik baru",
  openTopics: "Nyalakan topik",
  open: "Buka",
  close: "Tutup",
  closed: "ditutup",
  asGroup: "Atas nama grup",
  rename: "Nama grup",
  deleteGroup: "Hapus grup",
  otherLink: "Tautan itu menuju ke luar simulasi.",
  everywhere: "semua obrolan",
  myChat: "obrolan pribadi ini",
  left: (times) => (times === null ? "terus" : `${times} kali lagi`),
  faultAdded: "Gangguan dipasang.",
  takeOut: "Keluarkan",
  addMember: "Tambahkan ke grup",
  add: "Tambah",
  leave: "Keluar dari grup",
  migrate: "Jadikan supergrup",
  migrateHint: "Seperti yang dilakukan Telegram bila grup membesar: nomor grup berganti.",
};

export const JUMPS = [
  ["1 jam", 1],
  ["1 hari", 24],
  ["7 hari", 168],
  ["14 hari", 336],
  ["40 hari", 960],
];

export const SAMPLES = {
  photo: "Foto contoh",
  album: "Album contoh (3 foto)",
  document: "Dokumen contoh",
  location: "Lokasi",
  contact: "Kontak saya",
  voice: "Pesan suara",
  video: "Video",
  sticker: "Stiker",
};

export const PICK = { photo: "Pilih foto…", document: "Pilih berkas…" };

export const FORWARD = {
  title: "Pesan terusan",
  source: "Dari kanal",
  sourceExample: "Info Warga",
  words: "Isi pesan",
  wordsExample: "SEBARKAN! Besok listrik padam tiga hari di seluruh Jawa. Teruskan ke 10 grup!",
};

export const FAULTS = {
  slow_down: "Tunggu 20 detik (429)",
  blocked: "Diblokir orangnya (403)",
  kicked: "Keluar dari grup (403)",
  not_found: "Obrolan tak ada (400)",
  server: "Server rusak (502)",
  drop: "Sambungan putus",
  lost_answer: "Jawabannya hilang",
  slow: "Lambat lima detik",
};

export const METHODS = {
  sendMessage: "mengirim pesan",
  sendPhoto: "mengirim foto",
  getUpdates: "mengambil pesan masuk",
  answerCallbackQuery: "menjawab tombol",
  createChatInviteLink: "membuat tautan undangan",
  approveChatJoinRequest: "menerima ke grup",
  getChatMember: "menanyakan haknya",
  "*": "melakukan apa saja",
};

const SERVICE = {
  group_chat_created: (who) => `${who} membuat grup`,
  supergroup_chat_created: (who) => `${who} membuat grup`,
  new_chat_members: (who, names) => (names[0] === who ? `${who} bergabung` : `${who} menambahkan ${names.join(", ")}`),
  left_chat_member: (who, names) => (names[0] === who ? `${who} keluar` : `${who} mengeluarkan ${names.join(", ")}`),
  new_chat_title: (who, names) => `${who} mengganti nama grup: ${names.join("")}`,
  migrate_to_chat_id: () => "Grup ini menjadi supergrup",
  migrate_from_chat_id: () => "Grup ini menjadi supergrup",
  forum_topic_closed: (who) => `${who} menutup topik`,
  forum_topic_created: (who, names) => `${who} membuka topik ${names.join("")}`,
};

export const serviceWords = (message) =>
  (SERVICE[message.service.what] || (() => "Ada perubahan di obrolan ini"))(message.who, message.service.names);

const KINDS = {
  photo: "Foto", document: "Berkas", video: "Video", voice: "Pesan suara",
  audio: "Audio", sticker: "Stiker", location: "Lokasi", contact: "Kontak",
};
export const kindWords = (kind) => KINDS[kind] || "Pesan";
