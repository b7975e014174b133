// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/services/composemodel.h"

#include "tests/support/seededrandom.h"

#include <QSignalSpy>
#include <QTest>

#include <set>

using namespace xuanhao;

Q_DECLARE_METATYPE(std::function<void(xuanhao::ComposeModel&)>)

namespace {

std::optional<int> placeOf(const ComposeModel& model, QChar character)
{
    for (int place = 0; place < kSerialAlphabetSize; ++place) {
        if (kSerialAlphabet[static_cast<std::size_t>(model.layout().characterAt(place))] == character)
            return place;
    }
    return std::nullopt;
}

bool press(ComposeModel& model, char16_t character)
{
    const auto key = model.keyAt(*placeOf(model, QChar(character)));
    return key && model.press(*key);
}

} // namespace

class TestComposeModel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void givesTokensForUsableKeysOnly();
    void typesANumberInAnyOrder();
    void listsWhatTheWildcardLeadsTo();
    void aTokenDiesWithTheNextChange_data();
    void aTokenDiesWithTheNextChange();
    void nothingGetsInWhileClosed();
    void backspaceEmptiesHereOrBefore();
    void aTypedCharacterCanBeReplaced();
    void laysTheKeysAnewForEveryNumber();
    void laysTheKeysAnewForEveryCharacter();
    void followsThePool();
    void everyPathOfUsableKeysEndsAtAFreeNumber();

private:
    std::unique_ptr<ComposeModel> make(KeyboardShuffle shuffle = KeyboardShuffle::PerNumber)
    {
        return std::make_unique<ComposeModel>(SerialRules::ordinary(), *m_pool, shuffle, m_random);
    }
    void free(const char16_t* serial)
    {
        m_pool->insert(*SerialRules::ordinary().indexOf(QStringView(serial)));
    }

    test::SeededRandom m_random{3};
    std::unique_ptr<PoolIndex> m_pool;
};

void TestComposeModel::init()
{
    m_pool = std::make_unique<PoolIndex>(SerialRules::ordinary());
    free(u"A12B3");
    free(u"A12B4");
    free(u"12345");
}

void TestComposeModel::givesTokensForUsableKeysOnly()
{
    auto model = make();
    int usable = 0;
    for (int place = 0; place < kSerialAlphabetSize; ++place) {
        QCOMPARE(model->keyAt(place).has_value(), model->isUsable(place));
        usable += model->isUsable(place) ? 1 : 0;
    }
    QCOMPARE(usable, 2); // A and 1
    QVERIFY(!model->keyAt(-1));
    QVERIFY(!model->keyAt(kSerialAlphabetSize));
}

void TestComposeModel::typesANumberInAnyOrder()
{
    auto model = make();
    QCOMPARE(model->matchCount(), 3U);
    model->setPosition(4);
    QVERIFY(press(*model, u'4'));
    QCOMPARE(model->position(), 0); // the next open one, from the front again
    QCOMPARE(model->matchCount(), 1U);
    QVERIFY(press(*model, u'A'));
    QVERIFY(press(*model, u'1'));
    QVERIFY(press(*model, u'2'));
    QVERIFY(!model->isComplete());
    QCOMPARE(model->serial(), QString());
    QVERIFY(press(*model, u'B'));
    QVERIFY(model->isComplete());
    QCOMPARE(model->serial(), QStringLiteral("A12B4"));
}

// G4
void TestComposeModel::listsWhatTheWildcardLeadsTo()
{
    auto model = make();
    QCOMPARE(model->wildcard(), QStringLiteral("?????"));
    QVERIFY(model->matches(10).isEmpty());
    model->setPosition(1);
    QVERIFY(press(*model, u'1'));

    QCOMPARE(model->wildcard(), QStringLiteral("?1???"));
    QCOMPARE(model->matches(10), (QStringList{QStringLiteral("A12B3"), QStringLiteral("A12B4")}));
    QCOMPARE(model->matches(1), QStringList{QStringLiteral("A12B3")});
}

void TestComposeModel::aTokenDiesWithTheNextChange_data()
{
    using Change = std::function<void(ComposeModel&)>;
    QTest::addColumn<Change>("change");
    QTest::newRow("another press") << Change([](ComposeModel& model) { QVERIFY(press(model, u'1')); });
    QTest::newRow("another position") << Change([](ComposeModel& model) { model.setPosition(2); });
    QTest::newRow("clearing") << Change([](ComposeModel& model) { model.clear(); });
    QTest::newRow("closing and opening") << Change([](ComposeModel& model) {
        model.setOpen(false);
        model.setOpen(true);
    });
    QTest::newRow("a change of the pool") << Change([](ComposeModel& model) { model.poolChanged(); });
}

void TestComposeModel::aTokenDiesWithTheNextChange()
{
    QFETCH(std::function<void(ComposeModel&)>, change);
    auto model = make();
    const auto key = model->keyAt(*placeOf(*model, u'A'));
    QVERIFY(key);
    change(*model);
    const auto before = model->characterAt(0);
    QVERIFY(!model->press(*key));
    QCOMPARE(model->characterAt(0), before);
}

void TestComposeModel::nothingGetsInWhileClosed()
{
    auto model = make();
    QVERIFY(press(*model, u'A'));
    const auto key = model->keyAt(*placeOf(*model, u'1'));
    model->setOpen(false);
    QVERIFY(!model->press(*key));
    for (int place = 0; place < kSerialAlphabetSize; ++place)
        QVERIFY(!model->keyAt(place));
    model->backspace();
    model->setPosition(0);
    QCOMPARE(model->characterAt(0), std::optional(QChar(u'A')));
    QCOMPARE(model->position(), 1);
    model->setOpen(true);
    QVERIFY(press(*model, u'1'));
}

void TestComposeModel::backspaceEmptiesHereOrBefore()
{
    auto model = make();
    QVERIFY(press(*model, u'A'));
    QVERIFY(press(*model, u'1'));
    model->backspace();
    QCOMPARE(model->position(), 1);
    QVERIFY(!model->characterAt(1));
    model->setPosition(0);
    model->backspace();
    QVERIFY(!model->characterAt(0));
    model->backspace();
    QCOMPARE(model->position(), 0);
}

void TestComposeModel::aTypedCharacterCanBeReplaced()
{
    auto model = make();
    for (const char16_t character : {u'A', u'1', u'2', u'B', u'3'})
        QVERIFY(press(*model, character));
    model->setPosition(4);
    QVERIFY(press(*model, u'4'));
    QCOMPARE(model->serial(), QStringLiteral("A12B4"));
    QVERIFY(!model->keyAt(*placeOf(*model, u'5')));
}

void TestComposeModel::laysTheKeysAnewForEveryNumber()
{
    auto model = make();
    const KeyboardLayout first = model->layout();
    QVERIFY(press(*model, u'A'));
    QVERIFY(model->layout() == first);
    model->clear();
    QVERIFY(!(model->layout() == first));
    QVERIFY(!(make()->layout() == first));
}

void TestComposeModel::laysTheKeysAnewForEveryCharacter()
{
    auto model = make(KeyboardShuffle::PerKey);
    const KeyboardLayout first = model->layout();
    QVERIFY(press(*model, u'A'));
    QVERIFY(!(model->layout() == first));
}

void TestComposeModel::followsThePool()
{
    auto model = make();
    QSignalSpy changed(model.get(), &ComposeModel::changed);
    QVERIFY(press(*model, u'A'));
    QCOMPARE(changed.count(), 1);
    m_pool->remove(*SerialRules::ordinary().indexOf(u"A12B3"));
    m_pool->remove(*SerialRules::ordinary().indexOf(u"A12B4"));
    model->poolChanged();
    QCOMPARE(changed.count(), 2);
    QCOMPARE(model->matchCount(), 0U);
    for (int place = 0; place < kSerialAlphabetSize; ++place)
        QVERIFY(!model->isUsable(place));
    model->backspace();
    QVERIFY(press(*model, u'1'));
}

// B5: whoever presses only what can be pressed always arrives at a free number.
void TestComposeModel::everyPathOfUsableKeysEndsAtAFreeNumber()
{
    for (SerialIndex i = 0; i < 200; ++i)
        m_pool->insert(static_cast<SerialIndex>(uniformBelow(m_random, SerialRules::ordinary().size())));
    for (int round = 0; round < 200; ++round) {
        auto model = make(KeyboardShuffle::PerKey);
        std::array<int, 5> order{0, 1, 2, 3, 4};
        xuanhao::shuffle<int>(m_random, order);
        for (const int position : order) {
            model->setPosition(position);
            std::vector<int> places;
            for (int place = 0; place < kSerialAlphabetSize; ++place) {
                if (model->isUsable(place))
                    places.push_back(place);
            }
            QVERIFY(!places.empty());
            QVERIFY(model->press(*model->keyAt(places[uniformBelow(m_random, places.size())])));
        }
        QVERIFY(m_pool->contains(*SerialRules::ordinary().indexOf(model->serial())));
    }
}

QTEST_GUILESS_MAIN(TestComposeModel)
#include "tst_composemodel.moc"
