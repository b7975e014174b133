// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "tests/faults/evidence.h"

#include <QTemporaryDir>
#include <QTest>

using namespace xuanhao;
using namespace xuanhao::faults;

namespace {

const QByteArray kSession = "session-1";

/// An answer about the session with these numbers, each promised until then (0: for good).
Entry answer(EndpointId endpoint, std::int64_t sent, std::int64_t answered,
             const std::vector<std::pair<sim::Number, std::int64_t>>& numbers)
{
    Entry entry{.operation = "op-" + QByteArray::number(qint64{sent}),
                .endpoint = endpoint,
                .counter = "G01",
                .subject = kSession,
                .sent = sent,
                .answered = answered,
                .tries = 1,
                .status = 200,
                .answerHash = hashOfAnswer("{}"),
                .stage = "drawn",
                .verified = {},
                .holdings = {}};
    if (endpoint == EndpointId::ShowSession)
        entry.operation.clear();
    for (const auto& [number, until] : numbers)
        entry.holdings.push_back(
            {number, until == 0 ? std::nullopt : std::optional(fromMilliseconds(until))});
    return entry;
}

Evidence evidenceOf(const std::vector<Entry>& entries)
{
    Evidence evidence;
    for (const Entry& entry : entries)
        evidence.add(entry);
    evidence.finish();
    return evidence;
}

} // namespace

/// What a ledger proves (F3).
class TestEvidence : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void actsTakeAndLetGo()
    {
        const Evidence evidence = evidenceOf({answer(EndpointId::Draw, 100, 110, {{7, 500}, {8, 500}}),
                                              answer(EndpointId::ChooseDrawn, 200, 220, {{8, 900}}),
                                              answer(EndpointId::ConfirmCode, 300, 310, {{8, 0}})});
        const Held& seven = evidence.held().at(7).at(0);
        QVERIFY(seven.isSeenReleased && !seven.isReserved);
        QCOMPARE(seven.taken.from, 100);
        QCOMPARE(seven.taken.to, 110);
        QCOMPARE(seven.released.from, 200);
        QCOMPARE(seven.released.to, 220);
        const Held& eight = evidence.held().at(8).at(0);
        QVERIFY(eight.isReserved && !eight.isSeenReleased);
        QCOMPARE(eight.released.from, kNever);
        QCOMPARE(evidence.acknowledged(), 3);
        QVERIFY(evidence.tooEarly().isEmpty());
    }
    void timeAloneLetsGoAtThePromisedEnd()
    {
        const Evidence evidence = evidenceOf({answer(EndpointId::Draw, 100, 110, {{7, 500}, {8, 600}}),
                                              answer(EndpointId::ShowSession, 550, 560, {{8, 600}})});
        QCOMPARE(evidence.held().at(7).at(0).released.from, 500);
        QCOMPARE(evidence.held().at(7).at(0).released.to, 560);
        QCOMPARE(evidence.held().at(8).at(0).released.from, 600); // nobody looked again
        QVERIFY(evidence.tooEarly().isEmpty());
    }
    void whatIsGoneBeforeIsNoticed()
    {
        const Evidence evidence = evidenceOf(
            {answer(EndpointId::Draw, 100, 110, {{7, 500}}), answer(EndpointId::ShowSession, 200, 210, {})});
        QCOMPARE(evidence.tooEarly().size(), 1);
        QVERIFY(evidence.tooEarly().at(0).contains(QStringLiteral("session-1")));
    }
    void aDrawGivesBackAndMayDrawTheSameAgain()
    {
        const Evidence evidence = evidenceOf(
            {answer(EndpointId::Draw, 100, 110, {{7, 500}}), answer(EndpointId::Draw, 200, 210, {{7, 900}})});
        const auto& held = evidence.held().at(7);
        QCOMPARE(held.size(), 2);
        QCOMPARE(held.at(0).released.to, 210);
        QCOMPARE(held.at(1).taken.from, 200);
        QVERIFY(heldTwice({{"a", held[0].taken, held[0].released}, {"b", held[1].taken, held[1].released}})
                    .empty());
    }
    void verdictsAndDoubtsAreKept()
    {
        Entry taken = answer(EndpointId::Verify, 100, 130, {});
        taken.verified = 7;
        Entry unanswered = answer(EndpointId::Abandon, 200, 0, {});
        unanswered.status = 0;
        unanswered.stage.clear();
        const Evidence evidence = evidenceOf({taken, unanswered});
        QCOMPARE(evidence.verdicts().at(7).at(0).at.from, 100);
        QCOMPARE(evidence.verdicts().at(7).at(0).at.to, 130);
        QVERIFY(evidence.isInDoubt(kSession) && !evidence.isInDoubt("session-2"));
        QCOMPARE(evidence.acknowledged(), 1);
    }
    void aLedgerIsReadAsItWasWritten()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("ledger"));
        Entry locked = answer(EndpointId::Verify, 100, 130, {{7, 500}, {9, 0}});
        locked.verified = 7;
        locked.isLocked = true;
        const std::vector<Entry> written{locked, answer(EndpointId::ShowSession, 140, 150, {})};
        {
            Ledger ledger(path);
            for (const Entry& entry : written)
                ledger.write(entry);
        }
        QFile file(path);
        QVERIFY(file.open(QIODevice::Append) &&
                file.write("op-cut\tverify\tG0") > 0); // killed while it wrote
        file.close();
        std::vector<Entry> read;
        readLedger(path, [&](const Entry& entry) { read.push_back(entry); });

        QCOMPARE(read.size(), written.size());
        QCOMPARE(read[0].operation, locked.operation);
        QCOMPARE(read[0].answerHash, locked.answerHash);
        QVERIFY(read[0].endpoint == EndpointId::Verify && read[0].isLocked && read[0].verified == 7U);
        QCOMPARE(read[0].holdings.size(), 2);
        QVERIFY(read[0].holdings[0].until == fromMilliseconds(500) && !read[0].holdings[1].until);
        QVERIFY(read[1].operation.isEmpty() && read[1].holdings.empty() && !read[1].isAcknowledged());
    }
};

QTEST_GUILESS_MAIN(TestEvidence)
#include "tst_evidence.moc"
