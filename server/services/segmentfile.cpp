// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "server/services/segmentfile.h"

#include "core/domain/plates/platenumber.h"
#include "server/services/csvtable.h"

#include <QRegularExpression>

#include <array>

namespace xuanhao {

namespace {

constexpr int kMaxSegments = 100'000;
constexpr int kMaxSerials = 1'000'000;
constexpr int kMaxErrors = 20;
constexpr int kLongestSource = 200;
constexpr SerialIndex kMaxSegmentSize = 1000;

/// The columns of a CSV file; their names in English or Chinese, in any order.
enum Column { Office, Kind, From, To, FirstRelease, ReleasedAt, Source };
struct ColumnName
{
    const char* english;
    const char* chinese;
    bool isNeeded;
};
constexpr std::array kColumns{
    ColumnName{"authority", "发牌机关", true},
    ColumnName{"kind", "号牌种类", true},
    ColumnName{"from", "起始号码", true},
    ColumnName{"to", "截止号码", true},
    ColumnName{"firstRelease", "首次投放", false},
    ColumnName{"releasedAt", "启用时间", true},
    ColumnName{"source", "公告", true},
};
using Places = std::array<int, kColumns.size()>;

/// A serial as it stands in files: also with the authority in front, "粤G·A1200".
std::optional<SerialIndex> indexIn(PlateKind kind, const QString& authority, const QString& text)
{
    const SerialRules& rules = SerialRules::of(kind);
    if (const auto index = rules.indexOf(text))
        return index;
    const auto number = PlateNumber::parse(kind, text);
    if (!number || number->authority().text() != authority)
        return std::nullopt;
    return number->index();
}

struct RangeProblem
{
    const char* field;
    QString reason;
};

/// Fills first and last, or says what is wrong with them.
std::optional<RangeProblem> readRange(Segment& segment, const QString& from, const QString& to)
{
    const PlateKind kind = segment.pool.kind;
    const auto first = indexIn(kind, segment.pool.authority, from);
    if (!first)
        return RangeProblem{"from", QStringLiteral("is no serial of this plate kind")};
    const auto last = indexIn(kind, segment.pool.authority, to);
    if (!last)
        return RangeProblem{"to", QStringLiteral("is no serial of this plate kind")};
    const SerialRules& rules = SerialRules::of(kind);
    if (rules.boxOf(*first) != rules.boxOf(*last))
        return RangeProblem{"to",
                            QStringLiteral("must have letters and digits at the same places as \"from\"")};
    if (*last < *first || *last - *first >= kMaxSegmentSize)
        return RangeProblem{
            "to", QStringLiteral("must be 0 to %1 numbers after \"from\"").arg(kMaxSegmentSize - 1)};
    segment.first = *first;
    segment.last = *last;
    return std::nullopt;
}

PlateKind readKind(JsonReader& item)
{
    const auto kind = plateKindFromWire(item.text("kind", 2, 2));
    if (!kind)
        item.fail("kind", QStringLiteral("is no plate kind"));
    return kind.value_or(PlateKind::SmallCar);
}

Segment readSegment(JsonReader& item, const QString& authority)
{
    Segment segment{.pool = {authority, readKind(item)},
                    .isFirstRelease = item.booleanOr("firstRelease", false),
                    .releasedAt = item.instant("releasedAt"),
                    .source = item.text("source", 1, kLongestSource).trimmed()};
    if (segment.source.isEmpty())
        item.fail("source", QStringLiteral("must not be blank"));
    const QString from = item.text("from", 1, 20);
    if (const auto problem = readRange(segment, from, item.text("to", 1, 20)))
        item.fail(problem->field, problem->reason);
    return segment;
}

Announcement readAnnouncement(JsonReader& item, const QString& issuer, Instant now)
{
    Announcement announcement{.number = item.text("number", 1, kLongestSource).trimmed(),
                              .title = item.optionalText("title", 100).value_or(usualAnnouncementTitle()),
                              .text = item.optionalText("text", 4000).value_or(QString()),
                              .issuer = item.optionalText("issuer", 100).value_or(issuer),
                              .announcedAt = item.optionalInstant("announcedAt").value_or(now),
                              .segments = {}};
    for (const auto& [key, text] :
         {std::pair{"number", announcement.number}, std::pair{"title", announcement.title},
          std::pair{"issuer", announcement.issuer}}) {
        if (text.trimmed().isEmpty())
            item.fail(key, QStringLiteral("must not be blank"));
    }
    return announcement;
}

Expected<SegmentFile, QString> readJson(const QByteArray& text, const QString& authority,
                                        const QString& issuer, Instant now)
{
    const auto object = parseJsonObject(text);
    if (!object)
        return Unexpected{object.error().text()};
    JsonReader reader(*object);
    SegmentFile file;
    if (reader.text("authority", 2, 2) != authority)
        reader.fail("authority", QStringLiteral("must be %1, the authority of this office").arg(authority));
    if (reader.has("segments"))
        reader.objects("segments", kMaxSegments, [&](JsonReader& item) {
            const QString where = QStringLiteral("segments[%1]").arg(file.segments.size());
            file.segments.append({readSegment(item, authority), where});
        });
    if (reader.has("taken"))
        reader.objects("taken", 100, [&](JsonReader& item) {
            const PlateKind kind = readKind(item);
            file.taken.append({{authority, kind}, item.textList("serials", kMaxSerials, 20)});
        });
    if (reader.has("announcements"))
        reader.objects("announcements", 1000, [&](JsonReader& item) {
            file.announcements.append(readAnnouncement(item, issuer, now));
        });
    if (auto error = reader.finish(JsonReader::UnknownKeys::Refuse)) {
        error->line = lineOfJsonPath(text, error->path);
        return Unexpected{error->text()};
    }
    return file;
}

/// Which column stands where; the error names what is missing or not known.
Expected<Places, QString> placesIn(const QStringList& header)
{
    Places places;
    places.fill(-1);
    for (int at = 0; at < header.size(); ++at) {
        const auto known = std::find_if(kColumns.begin(), kColumns.end(), [&](const ColumnName& name) {
            return header.at(at).compare(QLatin1String(name.english), Qt::CaseInsensitive) == 0 ||
                   header.at(at) == QString::fromUtf8(name.chinese);
        });
        if (known == kColumns.end())
            return Unexpected{QStringLiteral("line 1: there is no column \"%1\"").arg(header.at(at))};
        int& place = places.at(static_cast<std::size_t>(known - kColumns.begin()));
        if (place >= 0)
            return Unexpected{QStringLiteral("line 1: the column \"%1\" stands twice").arg(header.at(at))};
        place = at;
    }
    for (std::size_t i = 0; i < kColumns.size(); ++i) {
        if (places.at(i) < 0 && kColumns.at(i).isNeeded)
            return Unexpected{QStringLiteral("line 1: the column \"%1\" is missing")
                                  .arg(QLatin1String(kColumns.at(i).english))};
    }
    return places;
}

std::optional<bool> yesOrNo(const QString& text)
{
    const QString word = text.toLower();
    if (word.isEmpty() || word == QLatin1String("no") || word == QLatin1String("false") ||
        word == QLatin1String("0") || word == QStringLiteral("否"))
        return false;
    if (word == QLatin1String("yes") || word == QLatin1String("true") || word == QLatin1String("1") ||
        word == QStringLiteral("是"))
        return true;
    return std::nullopt;
}

/// Table programs take the zero of "02" away.
std::optional<PlateKind> kindIn(const QString& cell)
{
    return plateKindFromWire(cell.size() == 1 ? QLatin1Char('0') + cell : cell);
}

Expected<Segment, QString> segmentIn(const QStringList& cells, const Places& places, const QString& authority)
{
    const auto cell = [&](Column column) {
        const int place = places.at(column);
        return place < 0 ? QString() : cells.value(place);
    };
    const auto bad = [](Column column, const QString& reason) {
        return Unexpected{QStringLiteral("%1 %2").arg(QLatin1String(kColumns.at(column).english), reason)};
    };
    if (cell(Office) != authority)
        return bad(Office, QStringLiteral("must be %1, the authority of this office").arg(authority));
    const auto kind = kindIn(cell(Kind));
    if (!kind)
        return bad(Kind, QStringLiteral("is no plate kind"));
    const auto isFirst = yesOrNo(cell(FirstRelease));
    if (!isFirst)
        return bad(FirstRelease, QStringLiteral("must be yes or no"));
    const auto releasedAt = officeInstantFrom(cell(ReleasedAt));
    if (!releasedAt)
        return bad(ReleasedAt, QStringLiteral("must be a time like 2026-12-01 09:00"));
    if (cell(Source).isEmpty() || cell(Source).size() > kLongestSource)
        return bad(Source, QStringLiteral("must have 1 to %1 characters").arg(kLongestSource));
    Segment segment{.pool = {authority, *kind},
                    .isFirstRelease = *isFirst,
                    .releasedAt = *releasedAt,
                    .source = cell(Source)};
    if (const auto problem = readRange(segment, cell(From), cell(To)))
        return Unexpected{QStringLiteral("%1 %2").arg(QLatin1String(problem->field), problem->reason)};
    return segment;
}

Expected<SegmentFile, QString> readTable(const QByteArray& bytes, const QString& authority)
{
    const auto rows = readCsv(bytes, kMaxSegments + 1);
    if (!rows)
        return Unexpected{rows.error()};
    if (rows->empty())
        return Unexpected{QStringLiteral("is empty")};
    const auto places = placesIn(rows->front().cells);
    if (!places)
        return Unexpected{places.error()};
    SegmentFile file;
    QStringList errors;
    for (std::size_t i = 1; i < rows->size() && errors.size() < kMaxErrors; ++i) {
        const CsvRow& row = rows->at(i);
        const QString where = QStringLiteral("line %1").arg(row.line);
        const bool isWhole = row.cells.size() == rows->front().cells.size();
        const auto segment =
            isWhole ? segmentIn(row.cells, *places, authority)
                    : Expected<Segment, QString>(Unexpected{QStringLiteral("has %1 cells instead of %2")
                                                                .arg(row.cells.size())
                                                                .arg(rows->front().cells.size())});
        if (segment)
            file.segments.append({*segment, where});
        else
            errors.append(where + QStringLiteral(": ") + segment.error());
    }
    if (!errors.isEmpty())
        return Unexpected{errors.join(QLatin1Char('\n'))};
    return file;
}

} // namespace

QString usualAnnouncementTitle()
{
    return QStringLiteral("机动车号牌号池公告");
}

std::optional<Instant> officeInstantFrom(const QString& text)
{
    static const QRegularExpression pattern(
        QStringLiteral(R"(^(\d{4})([-/])(\d{1,2})\2(\d{1,2})[ T](\d{1,2}):(\d{2})(?::(\d{2}))?$)"));
    const auto match = pattern.match(text.trimmed());
    if (!match.hasMatch())
        return instantFromIso(text.trimmed());
    const QDate date(match.captured(1).toInt(), match.captured(3).toInt(), match.captured(4).toInt());
    const int hour = match.captured(5).toInt();
    const int minute = match.captured(6).toInt();
    const int second = match.captured(7).toInt();
    if (!date.isValid() || hour > 23 || minute > 59 || second > 59)
        return std::nullopt;
    return officeMidnight(date) + std::chrono::hours(hour) + std::chrono::minutes(minute) +
           std::chrono::seconds(second);
}

Expected<SegmentFile, QString> readSegmentFile(const QByteArray& bytes, const QString& authority,
                                               const QString& issuer, Instant now)
{
    constexpr const char* kMark = "\xEF\xBB\xBF";
    const QByteArray text = bytes.startsWith(kMark) ? bytes.mid(3) : bytes;
    return text.trimmed().startsWith('{') ? readJson(text, authority, issuer, now)
                                          : readTable(text, authority);
}

} // namespace xuanhao
