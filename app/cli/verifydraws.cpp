// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "app/cli/verifydraws.h"

#include "core/domain/draws/drawverifier.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>

namespace xuanhao {

namespace {

QString word(const char* text)
{
    return QCoreApplication::translate("VerifyDraws", text);
}

/// What is wrong, without where.
QString problemOf(const DrawFinding& finding)
{
    switch (finding.fault) {
    case DrawFault::Unreadable:
        return word(QT_TRANSLATE_NOOP("VerifyDraws", "this is no line of a record of draws (%1)"))
            .arg(finding.detail);
    case DrawFault::TooLong:
        return word(QT_TRANSLATE_NOOP("VerifyDraws", "the line is longer than any line of a record"));
    case DrawFault::NoDay:
        return word(QT_TRANSLATE_NOOP("VerifyDraws", "the record does not begin with the day"));
    case DrawFault::Misplaced:
        return word(QT_TRANSLATE_NOOP("VerifyDraws", "this line stands twice, or behind the end"));
    case DrawFault::WrongCommitment:
        return word(QT_TRANSLATE_NOOP("VerifyDraws",
                                      "the seed does not belong to the commitment %1; its own would be %2"))
            .arg(finding.recorded, finding.computed);
    case DrawFault::SnapshotDamaged:
        return word(QT_TRANSLATE_NOOP("VerifyDraws", "the free numbers can't be read (%1)"))
            .arg(finding.detail);
    case DrawFault::PoolMissing:
        return word(
            QT_TRANSLATE_NOOP("VerifyDraws", "the free numbers of this plate kind were not told before"));
    case DrawFault::VersionGap:
        return word(QT_TRANSLATE_NOOP(
                        "VerifyDraws",
                        "a change of the pool is missing or stands twice: version %1 instead of %2"))
            .arg(finding.recorded, finding.computed);
    case DrawFault::ImpossibleChange:
        return word(QT_TRANSLATE_NOOP("VerifyDraws",
                                      "%1 can't change like this: it was free already, or was not free"))
            .arg(finding.recorded);
    case DrawFault::TooManyChanges:
        return word(QT_TRANSLATE_NOOP("VerifyDraws", "more numbers change than on any day of any office"));
    case DrawFault::DrawGap:
        return word(QT_TRANSLATE_NOOP("VerifyDraws",
                                      "a draw is missing or stands twice: number %1 instead of %2"))
            .arg(finding.recorded, finding.computed);
    case DrawFault::FreeNumbersDiffer:
        return word(QT_TRANSLATE_NOOP("VerifyDraws", "the free numbers (count and hash) were %2, not %1"))
            .arg(finding.recorded, finding.computed);
    case DrawFault::NumbersDiffer:
        return word(QT_TRANSLATE_NOOP(
                        "VerifyDraws",
                        "the seed gives other numbers than those recorded.\nRecorded: %1\nRight: %2"))
            .arg(finding.recorded, finding.computed);
    case DrawFault::Truncated:
        return word(QT_TRANSLATE_NOOP("VerifyDraws", "the end of the record is missing"));
    case DrawFault::DrawCountDiffers:
        return word(QT_TRANSLATE_NOOP("VerifyDraws", "the record tells of %1 draws and has %2"))
            .arg(finding.recorded, finding.computed);
    }
    return {};
}

QString sentenceOf(const DrawFinding& finding)
{
    if (finding.draw)
        return word(QT_TRANSLATE_NOOP("VerifyDraws", "WRONG, line %1, draw %2: %3"))
            .arg(QString::number(finding.line), finding.draw->text(), problemOf(finding));
    return word(QT_TRANSLATE_NOOP("VerifyDraws", "WRONG, line %1: %2"))
        .arg(QString::number(finding.line), problemOf(finding));
}

QString unreadable(const QFile& file)
{
    return word(QT_TRANSLATE_NOOP("VerifyDraws", "%1 can't be read (%2)"))
        .arg(QDir::toNativeSeparators(file.fileName()), file.errorString());
}

/// The first finding; none, too, when the file broke off.
std::optional<DrawFinding> checkAll(QFile& file, DrawVerifier& verifier)
{
    while (!file.atEnd()) {
        // One byte more than the longest line and its end; readLine() counts a zero in.
        QByteArray line = file.readLine(kMostLineBytes + 2);
        if (line.isEmpty())
            break;
        if (line.endsWith('\n'))
            line.chop(1);
        if (auto finding = verifier.take(line))
            return finding;
    }
    if (file.error() != QFileDevice::NoError)
        return std::nullopt;
    return verifier.finish();
}

void sayWhatWasChecked(const DrawVerifier& verifier, const std::optional<QString>& commitment,
                       const std::function<void(const QString&)>& say)
{
    const DrawDayLine& day = *verifier.day();
    say(word(QT_TRANSLATE_NOOP("VerifyDraws", "%1, draws of %2")).arg(day.authority, toIsoDate(day.day)));
    say(word(QT_TRANSLATE_NOOP("VerifyDraws", "Commitment %1, made %2: the seed belongs to it."))
            .arg(day.commitment, toOfficeIso(day.committedAt)));
    say((verifier.rooms().empty()
             ? word(QT_TRANSLATE_NOOP(
                   "VerifyDraws",
                   "%1 draws without a gap, %2 numbers, %3 changes of the free numbers in between: every "
                   "hash and every drawn number is what seed, draw number and free numbers give."))
             : word(QT_TRANSLATE_NOOP(
                   "VerifyDraws",
                   "%1 draws, %2 numbers, %3 changes of the free numbers in between: every "
                   "hash and every drawn number is what seed, draw number and free numbers give.")))
            .arg(QString::number(verifier.draws()), QString::number(verifier.numbers()),
                 QString::number(verifier.changes())));
    for (const DrawRoom& room : verifier.rooms())
        say(word(QT_TRANSLATE_NOOP(
                     "VerifyDraws",
                     "ATTENTION: the office's database was restored from a backup on that day. Draws "
                     "%1 to %2 may have been made; they are not in the record and can't be checked."))
                .arg(QString::number(room.first), QString::number(room.last)));
    say(commitment
            ? word(QT_TRANSLATE_NOOP("VerifyDraws",
                                     "The commitment is the one you named. The record is right."))
            : word(QT_TRANSLATE_NOOP(
                  "VerifyDraws", "The record is right in itself. Compare the commitment with the one that "
                                 "was published before that day (--commitment does it).")));
}

} // namespace

RecordVerdict verifyDraws(const QString& path, const std::optional<QString>& commitment,
                          const std::function<void(const QString&)>& say)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        say(unreadable(file));
        return RecordVerdict::NotChecked;
    }
    DrawVerifier verifier;
    const auto finding = checkAll(file, verifier);
    if (file.error() != QFileDevice::NoError) {
        say(unreadable(file));
        return RecordVerdict::NotChecked;
    }
    if (finding) {
        say(sentenceOf(*finding));
        return RecordVerdict::Wrong;
    }
    if (commitment && verifier.day()->commitment != commitment->toLower()) {
        say(word(QT_TRANSLATE_NOOP("VerifyDraws",
                                   "WRONG: the record's commitment %1 is not the one that was published"))
                .arg(verifier.day()->commitment));
        return RecordVerdict::Wrong;
    }
    sayWhatWasChecked(verifier, commitment, say);
    return RecordVerdict::Right;
}

} // namespace xuanhao
