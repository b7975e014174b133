// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/storage/localstore.h"

#include "tests/support/seededrandom.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace xuanhao;

namespace {

constexpr Instant kNow{Milliseconds(1'795'000'000'000)};
const QByteArray kSecretText("LiSi 440801199001011231");

} // namespace

class TestLocalStore : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void givesCasesBackInTheirOrder();
    void personalDataIsNotReadableInTheFile();
    void oneOperationWaitsInAScope();
    void finishesExactlyTheAnsweredOperation();
    void aDamagedOperationKeepsNoOtherFromBeingRead();
    void resultAndCaseAreStoredTogetherOrNotAtAll();
    void theCountsOfPrintsNeverFall();
    void givesResultsBackNewestFirst();
    void resultsEnd();
    void resultsOfAnEarlierProgramEndToo();
    void refusesToStartWithoutItsKey();
    void theKeyFileIsForItsOwnerOnly();
    void theKeyIsKeptAsTheSystemProtectsIt();
    void replacesACacheEntry();
    void keepsThePictureOfAnInvoiceSealed();
    void aFullDiskLeavesTheEarlierPicture();

private:
    [[nodiscard]] QString path(const char* name) const
    {
        return m_folder->filePath(QString::fromLatin1(name));
    }
    std::unique_ptr<LocalStore> open(Database::Gate gate = {})
    {
        FileSecretStore secrets(path("station.key"));
        auto store = LocalStore::open(path("station.db"), secrets, m_random, std::move(gate));
        return store ? *std::move(store) : nullptr;
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    test::SeededRandom m_random{7};
};

void TestLocalStore::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
}

void TestLocalStore::givesCasesBackInTheirOrder()
{
    {
        auto store = open();
        QVERIFY(store);
        QVERIFY(store->cases().save({QStringLiteral("b"), 1, "second"}, kNow));
        QVERIFY(store->cases().save({QStringLiteral("a"), 0, "first"}, kNow));
        QVERIFY(store->cases().save({QStringLiteral("c"), 2, "third"}, kNow));
        QVERIFY(store->cases().remove(QStringLiteral("c")));
        QVERIFY(store->cases().save({QStringLiteral("b"), 1, "second again"}, kNow));
    }
    auto store = open();
    QVERIFY(store);
    const auto cases = store->cases().all();
    QVERIFY(cases);
    QCOMPARE(cases->size(), 2);
    QCOMPARE((*cases)[0].content, QByteArray("first"));
    QCOMPARE((*cases)[1].content, QByteArray("second again"));
}

void TestLocalStore::personalDataIsNotReadableInTheFile()
{
    {
        auto store = open();
        QVERIFY(store);
        QVERIFY(store->cases().save({QStringLiteral("a"), 0, kSecretText}, kNow));
        QVERIFY(store->operations().begin(
            {QStringLiteral("o"), QStringLiteral("s"), QStringLiteral("register"), kSecretText}, kNow));
        QVERIFY(store->prints().store(QStringLiteral("s"), {kSecretText, 0, kNow}, kNow));
    }
    for (const char* name : {"station.db", "station.db-wal"}) {
        QFile file(path(name));
        if (file.open(QIODevice::ReadOnly))
            QVERIFY(!file.readAll().contains("440801199001011231"));
    }
    QVERIFY(QFile::exists(path("station.db")));
}

void TestLocalStore::oneOperationWaitsInAScope()
{
    auto store = open();
    QVERIFY(store);
    const QString scope = QStringLiteral("case:1");
    QVERIFY(store->operations().begin({QStringLiteral("o1"), scope, QStringLiteral("verify"), "{}"}, kNow));
    QVERIFY(!store->operations().begin({QStringLiteral("o2"), scope, QStringLiteral("clear"), "{}"}, kNow));
    const auto waiting = store->operations().waiting(scope);
    QVERIFY(waiting && waiting->has_value());
    QCOMPARE((*waiting)->id, QStringLiteral("o1"));
    QCOMPARE((*waiting)->target, QStringLiteral("verify"));
}

void TestLocalStore::finishesExactlyTheAnsweredOperation()
{
    auto store = open();
    QVERIFY(store);
    const QString scope = QStringLiteral("case:1");
    QVERIFY(store->operations().begin({QStringLiteral("o1"), scope, QStringLiteral("verify"), "{}"}, kNow));
    QVERIFY(store->operations().finish(QStringLiteral("o0")));
    QVERIFY((*store->operations().waiting(scope)).has_value());
    QVERIFY(store->operations().finish(QStringLiteral("o1")));
    QVERIFY(!(*store->operations().waiting(scope)).has_value());
}

// F4: what is damaged is named and stays; the others keep their order.
void TestLocalStore::aDamagedOperationKeepsNoOtherFromBeingRead()
{
    {
        auto store = open();
        QVERIFY(store);
        int begun = 0;
        for (const char* id : {"o3", "o1", "o2"})
            QVERIFY(store->operations().begin({QLatin1String(id), QLatin1String("sheet:") + QLatin1String(id),
                                               QStringLiteral("recordSheet"), "{}"},
                                              kNow + Milliseconds(++begun)));
        QVERIFY(store->operations().begin(
            {QStringLiteral("o4"), QStringLiteral("case:1"), QStringLiteral("verify"), "{}"}, kNow));
    }
    {
        auto database = Database::open(path("station.db"));
        QVERIFY(database);
        QVERIFY((*database)->execute("UPDATE operation SET sealed = x'00' WHERE id = 'o1'"));
    }
    for (int turn = 0; turn < 2; ++turn) {
        auto store = open();
        QVERIFY(store);
        const auto waiting = store->operations().allWaiting(QStringLiteral("sheet:"));
        QVERIFY(waiting);
        QCOMPARE(waiting->unreadable, QStringList{QStringLiteral("o1")});
        QCOMPARE(waiting->readable.size(), 2);
        QCOMPARE(waiting->readable[0].id, QStringLiteral("o3"));
        QCOMPARE(waiting->readable[1].id, QStringLiteral("o2"));
    }
}

// C2: every statement of the transaction fails once; the three rows stand or fall together.
void TestLocalStore::resultAndCaseAreStoredTogetherOrNotAtAll()
{
    const QString scope = QStringLiteral("case:1");
    {
        auto store = open();
        QVERIFY(store);
        QVERIFY(store->cases().save({QStringLiteral("1"), 0, "before"}, kNow));
        QVERIFY(store->operations().begin({QStringLiteral("o1"), scope, QStringLiteral("confirmCode"), "{}"},
                                          kNow));
    }
    bool hasFailed = true;
    for (int failAt = 0; hasFailed; ++failAt) {
        QVERIFY(failAt < 20);
        hasFailed = false;
        {
            bool isArmed = false;
            int calls = 0;
            auto store = open([&](const char* sql) {
                const bool fails = isArmed && QByteArray(sql) != "ROLLBACK" && calls++ == failAt;
                hasFailed = hasFailed || fails;
                return !fails;
            });
            QVERIFY(store);
            isArmed = true;
            const auto done = store->transaction([](LocalStore& local) -> Expected<Done, StorageError> {
                if (auto saved = local.cases().save({QStringLiteral("1"), 0, "after"}, kNow); !saved)
                    return saved;
                if (auto stored = local.prints().store(QStringLiteral("s1"), {"form", 0, kNow}, kNow);
                    !stored)
                    return stored;
                return local.operations().finish(QStringLiteral("o1"));
            });
            QCOMPARE(done.hasValue(), !hasFailed);
        }
        auto store = open();
        QVERIFY(store);
        QCOMPARE(store->cases().all()->first().content,
                 hasFailed ? QByteArray("before") : QByteArray("after"));
        QCOMPARE(store->operations().waiting(scope)->has_value(), hasFailed);
        QCOMPARE(store->prints().find(QStringLiteral("s1"))->has_value(), !hasFailed);
    }
}

void TestLocalStore::theCountsOfPrintsNeverFall()
{
    auto store = open();
    QVERIFY(store);
    PrintStore& prints = store->prints();
    const QString session = QStringLiteral("s");
    QVERIFY(prints.store(session, {"a", 2, kNow}, kNow));
    QVERIFY(prints.noteReceipts(session, 3));
    QVERIFY(prints.store(session, {"b", 1, kNow}, kNow + std::chrono::hours(1)));
    QVERIFY(prints.notePrints(session, 1));
    QVERIFY(prints.noteReceipts(session, 2));
    const auto result = prints.find(session);
    QVERIFY(result && result->has_value());
    QCOMPARE((*result)->prints, 2);
    QCOMPARE((*result)->receipts, 3);
    QCOMPARE((*result)->content, QByteArray("b"));
    QCOMPARE((*result)->storedAt, kNow);

    QVERIFY(prints.notePrints(session, 5));
    QVERIFY(prints.notePrints(QStringLiteral("unknown"), 5));
    QCOMPARE(prints.find(session)->value().prints, 5);
    QCOMPARE(prints.all()->size(), 1);
}

// C2, F4: one that does not open is there, so that it can be said.
void TestLocalStore::givesResultsBackNewestFirst()
{
    {
        auto store = open();
        QVERIFY(store);
        for (int i = 0; i < 3; ++i)
            QVERIFY(store->prints().store(QStringLiteral("s%1").arg(i), {QByteArray::number(i), 0, kNow},
                                          kNow + Milliseconds(i)));
    }
    {
        auto database = Database::open(path("station.db"));
        QVERIFY(database);
        QVERIFY((*database)->execute("UPDATE result SET sealed = zeroblob(60) WHERE session = 's1'"));
    }
    auto store = open();
    QVERIFY(store);
    const auto all = store->prints().all();
    QVERIFY(all);
    QCOMPARE(all->size(), 3);
    QCOMPARE((*all)[0].content, QByteArray("2"));
    QCOMPARE((*all)[1].session, QStringLiteral("s1"));
    QVERIFY(!(*all)[1].content);
    QCOMPARE((*all)[2].content, QByteArray("0"));
}

void TestLocalStore::resultsEnd() // E6
{
    auto store = open();
    QVERIFY(store);
    const Milliseconds moment(1);
    QVERIFY(store->prints().store(QStringLiteral("ended"), {"a", 0, kNow}, kNow));
    QVERIFY(store->prints().store(QStringLiteral("prolonged"), {"b", 0, kNow}, kNow));
    QVERIFY(store->prints().store(QStringLiteral("prolonged"), {"b", 0, kNow + moment}, kNow));

    QVERIFY(store->prints().removeEnded(kNow - moment));
    QCOMPARE(store->prints().all()->size(), 2);
    QVERIFY(store->prints().removeEnded(kNow));
    QVERIFY(!store->prints().find(QStringLiteral("ended"))->has_value());
    QVERIFY(store->prints().find(QStringLiteral("prolonged"))->has_value());
}

// E6: their last day is known only under the seal.
void TestLocalStore::resultsOfAnEarlierProgramEndToo()
{
    {
        auto store = open();
        QVERIFY(store);
        QVERIFY(store->prints().store(QStringLiteral("s"), {"a", 1, kNow}, kNow));
    }
    {
        auto database = Database::open(path("station.db"));
        QVERIFY(database);
        for (const char* sql : {"ALTER TABLE result DROP COLUMN receipts",
                                "ALTER TABLE result DROP COLUMN keep_until", "PRAGMA user_version = 2"})
            QVERIFY((*database)->execute(sql));
    }
    auto store = open();
    QVERIFY(store);
    const std::chrono::days kept(180);
    QVERIFY(store->prints().removeEnded(kNow + kept - Milliseconds(1)));
    QCOMPARE(store->prints().find(QStringLiteral("s"))->value().content, QByteArray("a"));
    QVERIFY(store->prints().removeEnded(kNow + kept));
    QVERIFY(store->prints().all()->isEmpty());
}

void TestLocalStore::refusesToStartWithoutItsKey()
{
    QVERIFY(open());
    QVERIFY(QFile::remove(path("station.key")));
    FileSecretStore secrets(path("station.key"));
    const auto store = LocalStore::open(path("station.db"), secrets, m_random);
    QVERIFY(!store);
    QCOMPARE(store.error().code, StorageError::Code::KeyMissing);
}

void TestLocalStore::theKeyFileIsForItsOwnerOnly()
{
    QVERIFY(open());
    const auto others = QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther;
    QCOMPARE(QFile::permissions(path("station.key")) & others, QFile::Permissions());
}

namespace {

/// As a system that ties a key to the PC.
class TurnedKey final : public KeyProtection
{
public:
    explicit TurnedKey(char turn)
        : m_turn(turn)
    {}
    [[nodiscard]] Expected<QByteArray, QString> protect(const Sensitive<QByteArray>& key) const override
    {
        QByteArray stored(1, m_turn);
        for (const char byte : key.clear())
            stored.append(static_cast<char>(byte ^ m_turn));
        return stored;
    }
    [[nodiscard]] Expected<Sensitive<QByteArray>, QString> unprotect(const QByteArray& stored) const override
    {
        if (!stored.startsWith(m_turn))
            return Unexpected{QStringLiteral("of another PC")};
        QByteArray key;
        for (const char byte : stored.mid(1))
            key.append(static_cast<char>(byte ^ m_turn));
        return Sensitive<QByteArray>(key);
    }

private:
    char m_turn;
};

} // namespace

void TestLocalStore::theKeyIsKeptAsTheSystemProtectsIt()
{
    const TurnedKey thisPc(0x5A);
    const TurnedKey anotherPc(0x33);
    const QString file = path("protected.key");
    const auto made = FileSecretStore(file, thisPc).key(m_random);
    QVERIFY(made);
    const auto again = FileSecretStore(file, thisPc).key(m_random);
    QVERIFY(again);
    QCOMPARE(again->clear(), made->clear());
    QFile stored(file);
    QVERIFY(stored.open(QIODevice::ReadOnly));
    QVERIFY(!stored.readAll().contains(made->clear()));
    // The disk in another PC: said, and nothing is written over it.
    const auto elsewhere = FileSecretStore(file, anotherPc).key(m_random);
    QVERIFY(!elsewhere);
    QCOMPARE(elsewhere.error().code, StorageError::Code::KeyMissing);
    QVERIFY(FileSecretStore(file, thisPc).key(m_random));
}

void TestLocalStore::replacesACacheEntry()
{
    auto store = open();
    QVERIFY(store);
    QVERIFY(store->cache().store(QStringLiteral("pool:02"), {4, "old"}, kNow));
    QVERIFY(store->cache().store(QStringLiteral("pool:02"), {9, "new"}, kNow));
    const auto entry = store->cache().find(QStringLiteral("pool:02"));
    QVERIFY(entry && entry->has_value());
    QCOMPARE((*entry)->version, 9);
    QCOMPARE((*entry)->body, QByteArray("new"));
    QVERIFY(!store->cache().find(QStringLiteral("pool:52"))->has_value());
}

// B3: a table of its own, so that the draft of a key press does not carry the picture along.
void TestLocalStore::keepsThePictureOfAnInvoiceSealed()
{
    const QString id = QStringLiteral("case-1");
    const InvoicePicture picture{QStringLiteral("张三的发票\n.jpg"), Clarity::Doubtful,
                                 QByteArray("\xFF\xD8") + kSecretText + QByteArray("\n\0\n", 3)};
    {
        auto store = open();
        QVERIFY(store);
        QVERIFY(!store->invoices().find(id)->has_value());
        QVERIFY(store->invoices().save(id, {QStringLiteral("a"), Clarity::Clear, "first"}, kNow));
        QVERIFY(store->invoices().save(id, picture, kNow));
    }
    for (const char* name : {"station.db", "station.db-wal"}) {
        QFile file(path(name));
        if (file.open(QIODevice::ReadOnly))
            QVERIFY(!file.readAll().contains(kSecretText));
    }
    auto store = open();
    QVERIFY(store);
    const auto found = store->invoices().find(id);
    QVERIFY(found && found->has_value());
    QCOMPARE((*found)->fileName, picture.fileName);
    QCOMPARE(wireWord((*found)->clarity), wireWord(picture.clarity));
    QCOMPARE((*found)->jpeg, picture.jpeg);
    QVERIFY(store->cases().all()->isEmpty());
    QVERIFY(store->invoices().remove(id));
    QVERIFY(!store->invoices().find(id)->has_value());
}

void TestLocalStore::aFullDiskLeavesTheEarlierPicture()
{
    const QString id = QStringLiteral("case-1");
    bool isFull = false;
    auto store = open([&](const char*) { return !isFull; });
    QVERIFY(store);
    QVERIFY(store->invoices().save(id, {QStringLiteral("a"), Clarity::Clear, "first"}, kNow));

    isFull = true;
    const auto saved = store->invoices().save(id, {QStringLiteral("b"), Clarity::Clear, "second"}, kNow);
    isFull = false;

    QVERIFY(!saved);
    QCOMPARE(saved.error().code, StorageError::Code::Failed);
    QCOMPARE((*store->invoices().find(id))->jpeg, QByteArray("first"));
}

QTEST_GUILESS_MAIN(TestLocalStore)
#include "tst_localstore.moc"
