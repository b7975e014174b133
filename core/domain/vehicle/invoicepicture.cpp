// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/domain/vehicle/invoicepicture.h"

#include "core/base/check.h"
#include "core/base/json.h"

#include <QCryptographicHash>
#include <QStringList>

namespace xuanhao {

namespace {

const QStringList kClarities{QStringLiteral("clear"), QStringLiteral("doubtful"),
                             QStringLiteral("unreadable")};
const QStringList kStates{QStringLiteral("accepted"), QStringLiteral("underReview"),
                          QStringLiteral("rejected")};

// Markers of ITU-T T.81 table B.1, the byte after 0xFF.
constexpr int kStartOfImage = 0xD8;
constexpr int kEndOfImage = 0xD9;
constexpr int kStartOfScan = 0xDA;
constexpr int kBaseline = 0xC0;
constexpr int kProgressive = 0xC2;
constexpr int kFirstRestart = 0xD0;
constexpr int kTemporary = 0x01;
constexpr int kFill = 0xFF;

/// Other frames than Huffman's sequential and progressive ones: lossless, hierarchical, arithmetic.
bool isOtherFrame(int marker)
{
    return marker > kProgressive && marker <= 0xCF && marker != 0xC4 && marker != 0xCC;
}

bool hasNoLength(int marker)
{
    return marker == kTemporary || (marker >= kFirstRestart && marker <= kEndOfImage);
}

/// Reads bytes and big-endian numbers; beyond the end everything is -1.
class Bytes
{
public:
    explicit Bytes(const QByteArray& bytes)
        : m_bytes(bytes)
    {}

    [[nodiscard]] int byte(qsizetype at) const
    {
        return at >= 0 && at < m_bytes.size() ? static_cast<unsigned char>(m_bytes.at(at)) : -1;
    }
    [[nodiscard]] int word(qsizetype at) const
    {
        return byte(at + 1) < 0 ? -1 : byte(at) * 256 + byte(at + 1);
    }
    [[nodiscard]] qsizetype size() const { return m_bytes.size(); }

private:
    const QByteArray& m_bytes;
};

/// The frame header at `at`, which is the place of its length: precision, height, width, colours.
std::optional<JpegSize> frameAt(const Bytes& bytes, qsizetype at)
{
    constexpr int kFixedPart = 8;
    const int colours = bytes.byte(at + 7);
    const bool isKnown = bytes.byte(at + 2) == 8 && (colours == 1 || colours == 3) &&
                         bytes.word(at) == kFixedPart + 3 * colours;
    if (!isKnown)
        return std::nullopt;
    return JpegSize{.width = bytes.word(at + 5), .height = bytes.word(at + 3)};
}

/// The frame's size when the segments are in order up to the first scan.
std::optional<JpegSize> sizeOf(const Bytes& bytes)
{
    std::optional<JpegSize> size;
    qsizetype at = 2;
    while (at < bytes.size()) {
        if (bytes.byte(at) != kFill)
            return std::nullopt;
        const int marker = bytes.byte(at + 1);
        if (marker == kFill) { // T.81 B.1.1.2: any number of fill bytes
            ++at;
            continue;
        }
        if (marker < 0 || hasNoLength(marker) || isOtherFrame(marker))
            return std::nullopt;
        const int length = bytes.word(at + 2);
        if (length < 2 || at + 2 + length > bytes.size())
            return std::nullopt;
        if (marker >= kBaseline && marker <= kProgressive) {
            if (size) // one picture, one frame
                return std::nullopt;
            size = frameAt(bytes, at + 2);
            if (!size)
                return std::nullopt;
        }
        if (marker == kStartOfScan)
            return size;
        at += 2 + length;
    }
    return std::nullopt;
}

} // namespace

QString wireWord(Clarity clarity)
{
    return kClarities[static_cast<int>(clarity)];
}

QString wireWord(InvoiceState state)
{
    return kStates[static_cast<int>(state)];
}

std::optional<Clarity> clarityFromWire(const QString& word)
{
    return fromList<Clarity>(kClarities, word);
}

std::optional<InvoiceState> invoiceStateFromWire(const QString& word)
{
    return fromList<InvoiceState>(kStates, word);
}

InvoiceState stateFor(Clarity clarity)
{
    return clarity == Clarity::Clear ? InvoiceState::Accepted : InvoiceState::UnderReview;
}

QString wireWord(JpegProblem problem)
{
    switch (problem) {
    case JpegProblem::TooManyBytes:
        return QStringLiteral("tooManyBytes");
    case JpegProblem::NotJpeg:
        return QStringLiteral("notJpeg");
    case JpegProblem::BadSize:
        return QStringLiteral("badSize");
    }
    checkFailed("a known problem", __FILE__, __LINE__);
}

QString InvoicePicture::digest() const
{
    return QString::fromLatin1(QCryptographicHash::hash(jpeg, QCryptographicHash::Sha256).toHex());
}

Expected<JpegSize, JpegProblem> checkInvoiceJpeg(const QByteArray& bytes)
{
    if (bytes.size() > InvoicePicture::kMaxBytes)
        return Unexpected{JpegProblem::TooManyBytes};
    const Bytes reader(bytes);
    const bool hasEnds = bytes.size() > 4 && reader.word(0) == kFill * 256 + kStartOfImage &&
                         reader.word(bytes.size() - 2) == kFill * 256 + kEndOfImage;
    const auto size = hasEnds ? sizeOf(reader) : std::nullopt;
    if (!size)
        return Unexpected{JpegProblem::NotJpeg};
    const auto isSide = [](int side) {
        return side >= InvoicePicture::kMinSide && side <= InvoicePicture::kMaxSide;
    };
    if (!isSide(size->width) || !isSide(size->height))
        return Unexpected{JpegProblem::BadSize};
    return *size;
}

} // namespace xuanhao
