// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/protocol/accountmessages.h"
#include "core/protocol/messages.h"
#include "core/protocol/reportmessages.h"
#include "core/protocol/sessionview.h"
#include "core/protocol/sheetmessages.h"

#include <QFile>
#include <QTest>

using namespace xuanhao;

namespace {

const Instant kNow = fromMilliseconds(1'795'000'000'123);

AccountDraft fullDraft()
{
    return {
        .userType = UserType::Driver,
        .documentKind = DocumentKind::Passport,
        .documentNumber = QStringLiteral("E12345678"),
        .name = QStringLiteral("阿卜杜拉·买买提𠮷"),
        .mobile = QStringLiteral("13800138000"),
        .cityCode = QStringLiteral("440800"),
        .address = QStringLiteral("霞山区"),
        .localProof = QStringLiteral("440800123456"),
        .agreementVersion = QStringLiteral("1"),
        .privacyVersion = QStringLiteral("2"),
        .consentWay = ConsentWay::PressedByApplicant,
        .agent = AgentDraft{QStringLiteral("李四"), DocumentKind::ResidentId,
                            QStringLiteral("11010519491231002X"), QStringLiteral("13900139000")},
        .overrides = {{QStringLiteral("mobile"), QStringLiteral("unusualPrefix"), QStringLiteral("核对过")}}};
}

template <typename T>
QJsonObject readAgain(const T& message)
{
    JsonReader reader(parseJsonObject(toCanonicalJson(message.toJson())).value());
    const T read = T::read(reader);
    const auto error = reader.finish(JsonReader::UnknownKeys::Refuse);
    if (error)
        return {{QStringLiteral("error"), error->text()}};
    return read.toJson();
}

QByteArray resourceFile(const char* path)
{
    QFile file(QStringLiteral(XUANHAO_SOURCE_DIR "/resources/%1").arg(QLatin1String(path)));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

class TestMessages : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyMessageSurvivesTheLine() // F1
    {
        const auto travels = [](const auto& message) { return readAgain(message) == message.toJson(); };
        QVERIFY(travels(InvoiceRequest{"\xFF\xD8 picture", Clarity::Doubtful}));
        QVERIFY(travels(InvoiceView{InvoiceState::Rejected, Clarity::Unreadable,
                                    QString(64, QLatin1Char('a')), kNow, QStringLiteral("看不清")}));
        QVERIFY(travels(HelloReply{QStringLiteral("x"), QStringLiteral("粤G"), QStringLiteral("1"), kNow}));
        QVERIFY(travels(EnrolRequest{QStringLiteral("G01"), QStringLiteral("code"), QByteArray(32, 'k')}));
        QVERIFY(travels(EnrolReply{QStringLiteral("G01"), QStringLiteral("01号窗口")}));
        QVERIFY(travels(SignInRequest{QStringLiteral("clerk1"), QStringLiteral("秘密")}));
        QVERIFY(
            travels(SignInReply{QStringLiteral("0123456789abcdef"), QStringLiteral("clerk1"),
                                QStringLiteral("民警"), Role::Supervisor, QStringLiteral("01"), kNow, kNow}));
        QVERIFY(travels(fullDraft()));
        QVERIFY(travels(AccountDraft{}));
        QVERIFY(travels(
            AccountCorrection{QStringLiteral("1"), {}, QStringLiteral("2"), QStringLiteral("打错"), {}}));
        QVERIFY(travels(AccountQuery{DocumentKind::MilitaryId, QStringLiteral("南字第1号")}));
        QVERIFY(travels(SearchRequest{SearchBy::Vin, QStringLiteral("123456")}));
        QVERIFY(travels(OpenSessionRequest{QStringLiteral("440802"), BusinessKind::UsedMoveIn}));
        QVERIFY(travels(NoticeRequest{QStringLiteral("3")}));
        QVERIFY(travels(VehicleDraft{}));
        QVERIFY(travels(
            ContactDraft{QStringLiteral("524000"), QStringLiteral("地址"), QStringLiteral("0759-1")}));
        QVERIFY(travels(CaptchaReply{QStringLiteral("c"), QByteArray("png"), kNow}));
        QVERIFY(travels(VerifyRequest{QStringLiteral("A12B3"), QStringLiteral("c"), QStringLiteral("K7PM")}));
        QVERIFY(travels(DrawRequest{DrawKind::OnSite, true}));
        QVERIFY(travels(ChooseRequest{QStringLiteral("A12B3")}));
        QVERIFY(travels(CodeRequest{QStringLiteral("402917")}));
        QVERIFY(travels(WitnessRequest{QStringLiteral("身份证原件"), QStringLiteral("clerk2"),
                                       QStringLiteral("geheim")}));
        SearchHit hit;
        hit.account = QStringLiteral("a");
        hit.lastDay = QDate(2026, 12, 14);
        hit.changedAt = kNow;
        hit.invoice = wireWord(InvoiceState::Rejected);
        QVERIFY(travels(SearchReply{{hit}, false}));
        AccountView view;
        view.id = QStringLiteral("a");
        view.data = fullDraft();
        view.registeredAt = kNow;
        view.listings = {{QStringLiteral("l"), QStringLiteral("lapsed"), QStringLiteral("effective"), kNow,
                          QDate(2028, 11, 23), true}};
        view.liveSession = QStringLiteral("s");
        view.access = {AccessState::CodeFailed, QStringLiteral("138****8000"), kNow, kNow};
        QVERIFY(travels(view));
        QVERIFY(travels(AccessView{}));
        QVERIFY(travels(FirstSignInRequest{DocumentKind::Passport, QStringLiteral("E12345678"),
                                           QStringLiteral("40291736"), QStringLiteral("meihua2026")}));
        QVERIFY(travels(ApplicantSignInRequest{DocumentKind::ResidentId, QStringLiteral("1"),
                                               QStringLiteral("meihua2026")}));
        QVERIFY(travels(ApplicantView{
            QStringLiteral("陈**"), UserType::Driver, true, {QStringLiteral("violations")}, {}}));
        QVERIFY(travels(
            ApplicantView{QStringLiteral("陈**"),
                          UserType::NewVehicleOwner,
                          true,
                          {QStringLiteral("plateSelection")},
                          ApplicantView::Reservation{QStringLiteral("粤G·A12B3"), QDate(2026, 12, 14)}}));
    }
    void sessionViewsHaveOnlyNumbersThatCanBeShown() // a page that painted another one would stop the counter
    {
        const auto stateWith = [](qint64 number) {
            return QJsonObject{
                {QStringLiteral("terminal"), QStringLiteral("G03")},
                {QStringLiteral("lastActAt"), toOfficeIso(kNow)},
                {QStringLiteral("stage"), QStringLiteral("awaitingCode")},
                {QStringLiteral("noticeAccepted"), true},
                {QStringLiteral("vehicleEntered"), true},
                {QStringLiteral("contactConfirmed"), true},
                {QStringLiteral("codeConfirmed"), false},
                {QStringLiteral("choice"), QJsonObject{{QStringLiteral("number"), number},
                                                       {QStringLiteral("mode"), QStringLiteral("drawn")},
                                                       {QStringLiteral("chosenAt"), toOfficeIso(kNow)},
                                                       {QStringLiteral("heldUntil"), toOfficeIso(kNow)}}}};
        };
        SessionView view{.id = QStringLiteral("s"),
                         .account = QStringLiteral("a"),
                         .caseNumber = QStringLiteral("G03-20261123-0042"),
                         .counter = QStringLiteral("G03"),
                         .counterName = {},
                         .openedAt = kNow,
                         .serverTime = kNow,
                         .division = QStringLiteral("440802"),
                         .session = SelectionSession::fromJson(stateWith(3'399'999)).value(),
                         .quotas = {},
                         .limits = {},
                         .vehicle = {},
                         .plateKind = PlateKind::SmallNewEnergy,
                         .contact = {},
                         .lastVerify = {},
                         .code = {}};

        QVERIFY(SessionView::fromJson(view.toJson()).hasValue());
        view.session = SelectionSession::fromJson(stateWith(3'400'000)).value();
        QCOMPARE(SessionView::fromJson(view.toJson()).error().path, QStringLiteral("session"));
        view.session = SelectionSession::fromJson(stateWith(0)).value();
        view.plateKind.reset();
        QCOMPARE(SessionView::fromJson(view.toJson()).error().path, QStringLiteral("session"));
    }
    void sessionViewsSurviveTheLine()
    {
        SessionView view{
            .id = QStringLiteral("s"),
            .account = QStringLiteral("a"),
            .caseNumber = QStringLiteral("G03-20261123-0042"),
            .counter = QStringLiteral("G03"),
            .counterName = QStringLiteral("03"),
            .openedAt = kNow,
            .serverTime = kNow,
            .division = QStringLiteral("440802"),
            .business = BusinessKind::NewVehicle,
            .session = SelectionSession(CounterId(QStringLiteral("G03")), kNow),
            .quotas = {5, 2, 5, 1},
            .limits = {5, 2, 5, 1},
            .vehicle = VehicleDraft{},
            .plateKind = PlateKind::SmallNewEnergy,
            .contact = ContactDraft{},
            .lastVerify =
                SessionView::LastVerify{QStringLiteral("D12345"), false, {QStringLiteral("D12346")}},
            .code = SessionView::CodeState{SmsState::Undelivered, kNow, kNow, kNow, 1, 9},
            .codeTrouble = CodeTrouble::Undelivered,
            .invoice = InvoiceView{InvoiceState::UnderReview, Clarity::Doubtful,
                                   QString(64, QLatin1Char('0')), kNow, QString()},
            .prints = 2,
            .poolVersion = 77};

        const auto read = SessionView::fromJson(parseJsonObject(toCanonicalJson(view.toJson())).value());

        QVERIFY(read);
        QCOMPARE(read->toJson(), view.toJson());
        QVERIFY(read->session == view.session);
    }
    void officeReferenceCarriesRulesAndCalendar()
    {
        OfficeReference office;
        office.authority = QStringLiteral("粤G");
        office.city = QStringLiteral("湛江");
        office.cityCode = QStringLiteral("440800");
        office.name = QStringLiteral("车管所");
        office.divisions = {{QStringLiteral("440802"),
                             QStringLiteral("赤坎"),
                             QStringLiteral("某路"),
                             {},
                             DivisionState::Closed,
                             QStringLiteral("x")}};
        office.texts = {
            {QStringLiteral("notice"), QStringLiteral("1"), QStringLiteral("须知"), QStringLiteral("内容")}};
        office.profile = Profile::fromJson(resourceFile("profiles/classic.json")).value();
        office.calendar = Calendar::fromJson(resourceFile("calendars/china.json")).value();

        const auto read =
            OfficeReference::fromJson(parseJsonObject(toCanonicalJson(office.toJson())).value());

        QVERIFY(read);
        QCOMPARE(read->toJson(), office.toJson());
        QCOMPARE(read->division(QStringLiteral("440802"))->state, DivisionState::Closed);
        QVERIFY(!read->text(QStringLiteral("agreement")));
    }
    void sheetMessagesSurviveTheLine() // C2, F1
    {
        const SheetRequest request{.kind = SheetKind::DayReport,
                                   .subject = QStringLiteral("2026-11-28"),
                                   .printer = QStringLiteral("HP 一楼"),
                                   .copies = 20,
                                   .reason = QStringLiteral("卡纸"),
                                   .contentHash = contentHashOf({{QStringLiteral("a"), 1}}),
                                   .printedAt = kNow,
                                   .printedBy = QStringLiteral("0312")};
        const SheetLine line{.sheet = QStringLiteral("s"),
                             .kind = SheetKind::Application,
                             .subject = QStringLiteral("x"),
                             .caseNumber = QStringLiteral("G01-20261123-0001"),
                             .number = QStringLiteral("粤G·A12B3"),
                             .maskedName = QStringLiteral("张*"),
                             .nth = 2,
                             .copies = 3,
                             .at = kNow,
                             .counterName = QStringLiteral("G01"),
                             .staffName = QStringLiteral("李四"),
                             .printer = QStringLiteral("pdf"),
                             .reason = QStringLiteral("卡纸"),
                             .recordedAt = kNow,
                             .toldByName = QStringLiteral("王五"),
                             .outcome = SheetOutcome::NotPrinted};
        const SheetQuery query{.day = QDate(2026, 11, 28),
                               .counter = QStringLiteral("G01"),
                               .kind = SheetKind::Receipt,
                               .subject = QStringLiteral("x"),
                               .text = QStringLiteral("A12B3"),
                               .after = QStringLiteral("1/s"),
                               .limit = 200};

        QCOMPARE(readAgain(request), request.toJson());
        QCOMPARE(readAgain(SheetReply{QStringLiteral("s"), 7, kNow}),
                 (SheetReply{QStringLiteral("s"), 7, kNow}.toJson()));
        QCOMPARE(readAgain(SheetOutcomeRequest{SheetOutcome::NotPrinted}),
                 SheetOutcomeRequest{SheetOutcome::NotPrinted}.toJson());
        QCOMPARE(readAgain(SheetOutcomeReply{QStringLiteral("s"), SheetOutcome::Printed}),
                 (SheetOutcomeReply{QStringLiteral("s"), SheetOutcome::Printed}.toJson()));
        QCOMPARE(readAgain(query), query.toJson());
        QCOMPARE(readAgain(SheetQuery{}), SheetQuery{}.toJson());
        QCOMPARE(readAgain(SheetPage{{line}, QStringLiteral("1/s")}),
                 (SheetPage{{line}, QStringLiteral("1/s")}.toJson()));
    }
    void counterReportsAreReadAgain() // C2
    {
        const CounterReportQuery query{
            .from = kNow, .to = kNow + CounterReportQuery::kLongest, .counter = QStringLiteral("G01")};
        const CounterReport report{.counterName = QStringLiteral("一号窗口"),
                                   .accountsRegistered = 1,
                                   .opened = 2,
                                   .reservedComposed = 3,
                                   .reservedDrawn = 4,
                                   .reservedOnSite = 5,
                                   .ended = 6,
                                   .sheets = {{SheetKind::Receipt, 8, 7}},
                                   .staff = {{QStringLiteral("c"), QStringLiteral("李四"), 9, 10, 11, 12}}};

        QCOMPARE(readAgain(query), query.toJson());
        QCOMPARE(readAgain(report), report.toJson());
        QCOMPARE(readAgain(CounterReport{}), CounterReport{}.toJson());
    }
    void aReportIsOfSomeTimeButNotOfTooMuch() // C2
    {
        using std::chrono::milliseconds;
        for (const milliseconds length :
             {milliseconds(-1), milliseconds(0), milliseconds(1), milliseconds(CounterReportQuery::kLongest),
              milliseconds(CounterReportQuery::kLongest) + milliseconds(1)}) {
            JsonReader reader(CounterReportQuery{.from = kNow, .to = kNow + length}.toJson());
            QCOMPARE(CounterReportQuery::read(reader).to, kNow + length);
            const bool isGood = length > milliseconds(0) && length <= CounterReportQuery::kLongest;
            QCOMPARE(reader.hasFailed(), !isGood);
        }
    }
    void aSheetsHashNamesItsContent() // C2: SHA-256 of the canonical JSON, whatever the order of its members
    {
        const QString hash =
            contentHashOf({{QStringLiteral("b"), QStringLiteral("粤G")}, {QStringLiteral("a"), 1}});

        QCOMPARE(hash,
                 contentHashOf({{QStringLiteral("a"), 1}, {QStringLiteral("b"), QStringLiteral("粤G")}}));
        QCOMPARE(contentHashOf({}),
                 QStringLiteral("44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a"));
        QVERIFY(hash !=
                contentHashOf({{QStringLiteral("a"), 2}, {QStringLiteral("b"), QStringLiteral("粤G")}}));
    }
    void refusesWrongTypes()
    {
        const QJsonObject good = fullDraft().toJson();
        const QStringList keys = good.keys();
        for (const QString& key : keys) {
            for (const QJsonValue& bad :
                 {QJsonValue(7.5), QJsonValue(true), QJsonValue(QJsonArray{QJsonArray{}})}) {
                QJsonObject object = good;
                object.insert(key, bad);
                JsonReader reader(object);
                const AccountDraft read = AccountDraft::read(reader);
                Q_UNUSED(read)
                QVERIFY2(reader.hasFailed(), qPrintable(key));
            }
        }
    }
};

QTEST_APPLESS_MAIN(TestMessages)
#include "tst_messages.moc"
