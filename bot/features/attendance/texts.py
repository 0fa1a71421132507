"""What is said about presence, tests, surveys and certificates."""

CERTIFICATE_HEAD = "Sertifikat"
CERTIFICATE_NUMBER = "Nomor: {label}"
CERTIFICATE_GIVEN_TO = "diberikan kepada"
CERTIFICATE_FOR = "atas kehadirannya sebagai peserta"
CERTIFICATE_TOPICS = "Materi: {topics}"
CERTIFICATE_CHECK = (
    "Periksa keaslian sertifikat ini:",
    "pindai kode QR, lalu cocokkan nomor,",
    "inisial nama, judul, dan tanggalnya.",
)
