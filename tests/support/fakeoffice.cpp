// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "tests/support/fakeoffice.h"

#include "core/base/uuid.h"
#include "core/domain/plates/poolfeed.h"
#include "core/protocol/sheetmessages.h"

#include <QFile>

namespace xuanhao::test {

QByteArray sourceFile(const QString& path)
{
    QFile file(QStringLiteral(XUANHAO_SOURCE_DIR "/") + path);
    if (!file.open(QIODevice::ReadOnly))
        qFatal("No %s", qUtf8Printable(path));
    return file.readAll();
}

FakeOffice::FakeOffice(FakeCentral& central, RandomSource& random)
    : m_central(central)
    , m_random(random)
{
    reference.authority = QStringLiteral("粤G");
    reference.city = QStringLiteral("湛江市");
    reference.cityCode = QStringLiteral("440800");
    reference.name = QStringLiteral("湛江车管所");
    reference.divisions = {{QStringLiteral("440803"),
                            QStringLiteral("霞山"),
                            QStringLiteral("霞山分所"),
                            QStringLiteral("0759"),
                            DivisionState::Open,
                            {}}};
    reference.texts = {
        {QStringLiteral("notice"), QStringLiteral("3"), QStringLiteral("须知"), QStringLiteral("一")}};
    auto profile = Profile::fromJson(sourceFile(QStringLiteral("resources/profiles/classic.json")));
    if (!profile)
        qFatal("classic.json: %s", qUtf8Printable(profile.error().text()));
    reference.profile = *std::move(profile);
    reference.calendar = *Calendar::fromJson(sourceFile(QStringLiteral("resources/calendars/china.json")));
    for (SerialIndex i = 0; i < 3000; ++i)
        pool.insert(i * 2000 + 17);
    scriptAccounts();
    scriptSteps();
    scriptChoice();
}

void FakeOffice::on(EndpointId endpoint, std::function<Result(const SeenRequest&)> script)
{
    m_central.on(endpoint,
                 [this, endpoint, script = std::move(script)](const SeenRequest& request) -> Result {
                     if (const auto problem = problems.constFind(static_cast<int>(endpoint));
                         problem != problems.constEnd())
                         return Unexpected{*problem};
                     passTime();
                     return script(request);
                 });
}

SelectionSession::Context FakeOffice::context()
{
    return {reference.profile, reference.calendar, m_central.now(), m_terminal, quotas, *this};
}

void FakeOffice::passTime()
{
    if (!session)
        return;
    auto surroundings = context();
    while (session->session.advance(surroundings) != Passing::Nothing) {
    }
}

QJsonObject FakeOffice::sessionJson()
{
    session->serverTime = m_central.now();
    session->quotas = quotas;
    session->poolVersion = poolVersion;
    return session->toJson();
}

FakeOffice::Result FakeOffice::command(const Command& command)
{
    auto surroundings = context();
    const auto outcome = session->session.handle(command, surroundings);
    if (!outcome)
        return Unexpected{Problem::refused(outcome.error())};
    return sessionJson();
}

bool FakeOffice::hold(SerialIndex number, Instant)
{
    if (!pool.remove(number))
        return false;
    m_poolChanges.emplace_back(true, number);
    ++poolVersion;
    return true;
}

void FakeOffice::release(SerialIndex number)
{
    pool.insert(number);
    m_poolChanges.emplace_back(false, number);
    ++poolVersion;
}

std::vector<SerialIndex> FakeOffice::draw(int count, bool withoutFour, Instant until)
{
    auto numbers = pool.draw(m_random, count, withoutFour ? DrawFilter::Without4 : DrawFilter::Any);
    for (const SerialIndex number : numbers)
        XUANHAO_CHECK(hold(number, until));
    return numbers;
}

void FakeOffice::scriptAccounts()
{
    on(EndpointId::SignIn, [this](const SeenRequest&) -> Result {
        return SignInReply{QStringLiteral("token-0123456789abcdef"),
                           QStringLiteral("0312"),
                           QStringLiteral("经办"),
                           Role::Clerk,
                           QStringLiteral("03号窗口"),
                           {},
                           m_central.now() + std::chrono::hours(8)}
            .toJson();
    });
    on(EndpointId::SignOut, [](const SeenRequest&) -> Result { return QJsonObject(); });
    on(EndpointId::Reference, [this](const SeenRequest&) -> Result { return reference.toJson(); });
    on(EndpointId::Register, [this](const SeenRequest& request) -> Result {
        JsonReader reader(request.body);
        account.emplace();
        account->id = QStringLiteral("account-1");
        account->data = AccountDraft::read(reader);
        account->registeredAt = m_central.now();
        return account->toJson();
    });
    on(EndpointId::ShowAccount, [this](const SeenRequest&) -> Result { return account->toJson(); });
    on(EndpointId::OpenSession, [this](const SeenRequest& request) -> Result {
        JsonReader reader(request.body);
        const auto open = OpenSessionRequest::read(reader);
        if (!session || !session->session.isLive()) {
            session = SessionView{.id = randomUuid(m_random),
                                  .account = account->id,
                                  .caseNumber = QStringLiteral("G03-1"),
                                  .counter = counter,
                                  .counterName = QStringLiteral("03号窗口"),
                                  .openedAt = m_central.now(),
                                  .serverTime = m_central.now(),
                                  .division = open.division,
                                  .business = open.business,
                                  .session = SelectionSession(CounterId(counter), m_central.now(), open.way),
                                  .quotas = {},
                                  .limits = {5, 2, 5, 1},
                                  .vehicle = {},
                                  .plateKind = {},
                                  .contact = {},
                                  .lastVerify = {},
                                  .code = {},
                                  .moveAsked = {},
                                  .prints = 0,
                                  .poolVersion = 0};
        }
        return sessionJson();
    });
    on(EndpointId::ShowSession, [this](const SeenRequest& request) -> Result {
        if (!session || session->id != request.variables.value(QStringLiteral("session")))
            return Unexpected{Problem{ProblemCode::NotFound, {}, {}}};
        return sessionJson();
    });
}

void FakeOffice::scriptSteps()
{
    on(EndpointId::AcceptNotice, [this](const SeenRequest&) { return command(command::AcceptNotice{}); });
    on(EndpointId::SendInvoice, [this](const SeenRequest& request) -> Result {
        JsonReader reader(request.body);
        const auto invoice = InvoiceRequest::read(reader);
        session->invoice = InvoiceView{stateFor(invoice.clarity), invoice.clarity,
                                       InvoicePicture{{}, invoice.clarity, invoice.picture}.digest(),
                                       m_central.now(), QString()};
        return sessionJson();
    });
    on(EndpointId::EnterVehicle, [this](const SeenRequest& request) {
        JsonReader reader(request.body);
        session->vehicle = VehicleDraft::read(reader);
        session->plateKind = plateKindFor(session->vehicle->vehicleClass, session->vehicle->energy);
        return command(command::EnterVehicle{});
    });
    on(EndpointId::ConfirmContact, [this](const SeenRequest& request) {
        JsonReader reader(request.body);
        session->contact = ContactDraft::read(reader);
        return command(command::ConfirmContact{});
    });
    on(EndpointId::Announcements, [](const SeenRequest&) -> Result { return AnnouncementsReply{}.toJson(); });
    m_central.onFrame(EndpointId::PoolSnapshot, [this](const SeenRequest&) {
        passTime();
        return poolSnapshotFrame(PlateKind::SmallCar, pool, poolVersion);
    });
    m_central.onFrame(EndpointId::PoolChanges, [this](const SeenRequest& request) {
        passTime();
        const auto after = request.variables.value(QStringLiteral("after")).toUInt();
        PoolIndex before = pool;
        for (std::size_t i = m_poolChanges.size(); i >= after; --i) {
            const auto [wasTaken, number] = m_poolChanges[i - 1];
            wasTaken ? before.insert(number) : before.remove(number);
        }
        return PoolDelta::between(PlateKind::SmallCar, before, after, pool, poolVersion).toFrame();
    });
}

void FakeOffice::scriptChoice()
{
    on(EndpointId::StartCompose, [this](const SeenRequest&) { return command(command::StartCompose{}); });
    on(EndpointId::NewCaptcha, [this](const SeenRequest&) -> Result {
        return CaptchaReply{QStringLiteral("captcha-1"), "png", m_central.now() + std::chrono::seconds(120)}
            .toJson();
    });
    on(EndpointId::Verify, [this](const SeenRequest& request) -> Result {
        const QString serial = request.body.value(QStringLiteral("serial")).toString();
        const auto index = pool.rules().indexOf(serial);
        if (!index)
            return Unexpected{Problem{ProblemCode::InvalidField, {}, {}}};
        Result result = command(command::Verify{*index});
        if (!result)
            return result;
        const auto& window = session->session.composeWindow();
        session->lastVerify = SessionView::LastVerify{serial, window && window->locked, {}};
        return sessionJson();
    });
    on(EndpointId::Clear, [this](const SeenRequest&) { return command(command::Clear{}); });
    on(EndpointId::Submit, [this](const SeenRequest&) { return command(command::Submit{}); });
    on(EndpointId::Draw, [this](const SeenRequest& request) {
        JsonReader reader(request.body);
        const auto draw = DrawRequest::read(reader);
        return command(command::Draw{draw.kind, draw.withoutFour});
    });
    on(EndpointId::KeepAside, [this](const SeenRequest& request) {
        return command(command::KeepAside{
            *pool.rules().indexOf(request.body.value(QStringLiteral("serial")).toString())});
    });
    on(EndpointId::ChooseDrawn, [this](const SeenRequest& request) {
        return command(command::ChooseDrawn{
            *pool.rules().indexOf(request.body.value(QStringLiteral("serial")).toString())});
    });
    on(EndpointId::SendCode, [this](const SeenRequest&) -> Result {
        session->code =
            SessionView::CodeState{SmsState::Sent, m_central.now(), m_central.now(), m_central.now(), 1, 10};
        return sessionJson();
    });
    on(EndpointId::ConfirmCode, [this](const SeenRequest& request) -> Result {
        if (request.body.value(QStringLiteral("code")).toString() != QLatin1String("123456"))
            return Unexpected{Problem{ProblemCode::CodeWrong, {}, {{QStringLiteral("attemptsLeft"), 9}}}};
        return command(command::ConfirmCode{});
    });
    on(EndpointId::GiveUpChoice, [this](const SeenRequest&) { return command(command::GiveUpChoice{}); });
    on(EndpointId::Abandon, [this](const SeenRequest&) { return command(command::Abandon{}); });
    on(EndpointId::RecordSheet, [this](const SeenRequest& request) -> Result {
        JsonReader reader(request.body);
        const SheetRequest sheet = SheetRequest::read(reader);
        int& copies = m_copies[wireWord(sheet.kind) + QLatin1Char(' ') + sheet.subject];
        const int nth = copies + 1;
        if (!sheet.subject.isEmpty())
            copies += sheet.copies;
        return SheetReply{QStringLiteral("p-%1").arg(++m_sheets), nth, m_central.now()}.toJson();
    });
    on(EndpointId::RecordSheetOutcome, [](const SeenRequest& request) -> Result {
        const auto outcome = sheetOutcomeFromWire(request.body.value(QStringLiteral("outcome")).toString());
        return SheetOutcomeReply{request.variables.value(QStringLiteral("sheet")), *outcome}.toJson();
    });
    on(EndpointId::CounterReport, [this](const SeenRequest&) -> Result { return report.toJson(); });
}

} // namespace xuanhao::test
