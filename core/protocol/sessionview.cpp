// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/protocol/sessionview.h"

#include "core/domain/rules/sessionwords.h"
#include "core/protocol/fields.h"

namespace xuanhao {

using namespace fields;
using namespace sessionwords;

namespace {

const QStringList kCertificateKinds{QStringLiteral("conformity"), QStringLiteral("import")};
const QStringList kSmsStates{QStringLiteral("queued"), QStringLiteral("sent"), QStringLiteral("failed"),
                             QStringLiteral("delivered"), QStringLiteral("undelivered")};
const QStringList kCodeTroubles{QStringLiteral("noGateway"), QStringLiteral("gatewayDown"),
                                QStringLiteral("refused"), QStringLiteral("undelivered")};

QJsonObject quotasToJson(const Quotas& quotas)
{
    return {{QStringLiteral("verifications"), quotas.verifications},
            {QStringLiteral("locks"), quotas.locks},
            {QStringLiteral("draws"), quotas.draws},
            {QStringLiteral("onSiteDraws"), quotas.onSiteDraws}};
}

int count(JsonReader& reader, const char* key)
{
    return static_cast<int>(reader.integer(key, 0, 1'000'000));
}

Quotas readQuotas(JsonReader& reader)
{
    return {.verifications = count(reader, "verifications"),
            .locks = count(reader, "locks"),
            .draws = count(reader, "draws"),
            .onSiteDraws = reader.has("onSiteDraws") ? count(reader, "onSiteDraws") : 0};
}

QJsonObject lastVerifyToJson(const SessionView::LastVerify& verify)
{
    return {{QStringLiteral("serial"), verify.serial},
            {QStringLiteral("isLocked"), verify.isLocked},
            {QStringLiteral("nearSerials"), QJsonArray::fromStringList(verify.nearSerials)}};
}

void readParts(JsonReader& reader, SessionView& view)
{
    reader.nested("quotas", [&](JsonReader& quotas) { view.quotas = readQuotas(quotas); });
    reader.nested("limits", [&](JsonReader& limits) { view.limits = readQuotas(limits); });
    if (reader.has("vehicle"))
        reader.nested("vehicle", [&](JsonReader& vehicle) { view.vehicle = VehicleDraft::read(vehicle); });
    if (reader.has("plateKind"))
        view.plateKind = readWord(reader, "plateKind", plateKindFromWire, PlateKind::SmallCar);
    if (reader.has("contact"))
        reader.nested("contact", [&](JsonReader& contact) { view.contact = ContactDraft::read(contact); });
    if (reader.has("lastVerify")) {
        reader.nested("lastVerify", [&](JsonReader& verify) {
            view.lastVerify = SessionView::LastVerify{.serial = verify.text("serial", 1, 8),
                                                      .isLocked = verify.boolean("isLocked"),
                                                      .nearSerials = verify.textList("nearSerials", 100, 8)};
        });
    }
    if (reader.has("codeTrouble"))
        view.codeTrouble = static_cast<CodeTrouble>(reader.word("codeTrouble", kCodeTroubles));
    if (reader.has("code"))
        reader.nested("code", [&](JsonReader& code) { view.code = SessionView::CodeState::read(code); });
    if (reader.has("moveAsked")) {
        reader.nested("moveAsked", [&](JsonReader& asked) {
            view.moveAsked = SessionView::MoveAsked{
                asked.text("counter", 1, 40), asked.text("counterName", 0, 60), asked.instant("expiresAt")};
        });
    }
    constexpr int kMostDrawNumber = 20;
    view.drawNumber = reader.optionalText("drawNumber", kMostDrawNumber);
    if (reader.has("invoice"))
        reader.nested("invoice", [&](JsonReader& invoice) { view.invoice = InvoiceView::read(invoice); });
}

/// Pages paint every number a session has, which needs a plate kind and a serial of it.
void checkNumbers(JsonReader& reader, const SessionView& view)
{
    for (const SerialIndex number : view.session.liveNumbers()) {
        if (!view.plateKind || number >= SerialRules::of(*view.plateKind).size())
            reader.fail("session", QStringLiteral("has a number that is none of its plate kind"));
    }
}

} // namespace

QString wireWord(Stage stage)
{
    return kStages[static_cast<int>(stage)];
}

std::optional<Stage> stageFromWire(const QString& word)
{
    return fromList<Stage>(kStages, word);
}

QString wireWord(EndReason reason)
{
    return kEndReasons[static_cast<int>(reason)];
}

std::optional<EndReason> endReasonFromWire(const QString& word)
{
    return fromList<EndReason>(kEndReasons, word);
}

QString wireWord(ChoiceMode mode)
{
    return kModes[static_cast<int>(mode)];
}

std::optional<ChoiceMode> choiceModeFromWire(const QString& word)
{
    return fromList<ChoiceMode>(kModes, word);
}

QJsonObject OpenSessionRequest::toJson() const
{
    return {{QStringLiteral("division"), division},
            {QStringLiteral("business"), wireWord(business)},
            {QStringLiteral("way"), kWays[static_cast<int>(way)]}};
}

OpenSessionRequest OpenSessionRequest::read(JsonReader& reader)
{
    return {.division = reader.text("division", 6, 6),
            .business = readWord(reader, "business", businessKindFromWire, BusinessKind::NewVehicle),
            .way = reader.has("way") ? static_cast<SessionWay>(reader.word("way", kWays))
                                     : SessionWay::Preselection};
}

QJsonObject NoticeRequest::toJson() const
{
    return {{QStringLiteral("version"), version}};
}

NoticeRequest NoticeRequest::read(JsonReader& reader)
{
    return {.version = reader.text("version", 1, 40)};
}

QJsonObject VehicleDraft::toJson() const
{
    QJsonArray overrideArray;
    for (const Override& item : overrides)
        overrideArray.append(item.toJson());
    return {{QStringLiteral("vin"), vin},
            {QStringLiteral("certificateKind"), kCertificateKinds[static_cast<int>(certificateKind)]},
            {QStringLiteral("certificateNumber"), certificateNumber},
            {QStringLiteral("brandModel"), brandModel},
            {QStringLiteral("vehicleClass"), wireWord(vehicleClass)},
            {QStringLiteral("energy"), wireWord(energy)},
            {QStringLiteral("useNature"), wireWord(useNature)},
            {QStringLiteral("invoiceBuyer"), invoiceBuyer},
            {QStringLiteral("documents"), QJsonArray::fromStringList(documents)},
            {QStringLiteral("overrides"), overrideArray}};
}

VehicleDraft VehicleDraft::read(JsonReader& reader)
{
    VehicleDraft draft{
        .vin = reader.text("vin", 0, 60),
        .certificateKind =
            static_cast<CertificateNumber::Kind>(reader.word("certificateKind", kCertificateKinds)),
        .certificateNumber = reader.text("certificateNumber", 0, 60),
        .brandModel = reader.text("brandModel", 0, 120),
        .vehicleClass = readWord(reader, "vehicleClass", vehicleClassFromWire, VehicleClass::SmallCar),
        .energy = readWord(reader, "energy", energyKindFromWire, EnergyKind::Combustion),
        .useNature = readWord(reader, "useNature", useNatureFromWire, UseNature::NonCommercial),
        .invoiceBuyer = reader.optionalText("invoiceBuyer", 200).value_or(QString()),
        .documents = {},
        .overrides = {}};
    if (reader.has("documents"))
        draft.documents = reader.textList("documents", 20, 40);
    if (reader.has("overrides"))
        reader.objects("overrides", 20,
                       [&](JsonReader& item) { draft.overrides.append(Override::read(item)); });
    return draft;
}

QJsonObject ContactDraft::toJson() const
{
    return {{QStringLiteral("postcode"), postcode},
            {QStringLiteral("address"), address},
            {QStringLiteral("landline"), landline}};
}

ContactDraft ContactDraft::read(JsonReader& reader)
{
    return {.postcode = reader.optionalText("postcode", 20).value_or(QString()),
            .address = reader.optionalText("address", 200).value_or(QString()),
            .landline = reader.optionalText("landline", 40).value_or(QString())};
}

QJsonObject CaptchaReply::toJson() const
{
    return {{QStringLiteral("id"), id},
            {QStringLiteral("png"), QString::fromLatin1(png.toBase64())},
            {QStringLiteral("expiresAt"), toOfficeIso(expiresAt)}};
}

CaptchaReply CaptchaReply::read(JsonReader& reader)
{
    return {.id = reader.text("id", 1, 64),
            .png = reader.base64("png", 200'000),
            .expiresAt = reader.instant("expiresAt")};
}

QJsonObject VerifyRequest::toJson() const
{
    return {{QStringLiteral("serial"), serial},
            {QStringLiteral("captcha"), captcha},
            {QStringLiteral("captchaAnswer"), captchaAnswer}};
}

VerifyRequest VerifyRequest::read(JsonReader& reader)
{
    return {.serial = reader.text("serial", 1, 20),
            .captcha = reader.optionalText("captcha", 64).value_or(QString()),
            .captchaAnswer = reader.optionalText("captchaAnswer", 20).value_or(QString())};
}

QJsonObject DrawRequest::toJson() const
{
    return {{QStringLiteral("kind"), kDrawKinds[static_cast<int>(kind)]},
            {QStringLiteral("withoutFour"), withoutFour}};
}

DrawRequest DrawRequest::read(JsonReader& reader)
{
    return {.kind = reader.has("kind") ? static_cast<DrawKind>(reader.word("kind", kDrawKinds))
                                       : DrawKind::Random,
            .withoutFour = reader.booleanOr("withoutFour", false)};
}

QJsonObject ChooseRequest::toJson() const
{
    return {{QStringLiteral("serial"), serial}};
}

ChooseRequest ChooseRequest::read(JsonReader& reader)
{
    return {.serial = reader.text("serial", 1, 20)};
}

QJsonObject CodeRequest::toJson() const
{
    return {{QStringLiteral("code"), code}};
}

CodeRequest CodeRequest::read(JsonReader& reader)
{
    return {.code = reader.text("code", 1, 20)};
}

QString wireWord(CodeTrouble trouble)
{
    return kCodeTroubles[static_cast<int>(trouble)];
}

QJsonObject WitnessRequest::toJson() const
{
    return {{QStringLiteral("reason"), reason},
            {QStringLiteral("secondStaff"), secondStaff},
            {QStringLiteral("secondPassword"), secondPassword}};
}

WitnessRequest WitnessRequest::read(JsonReader& reader)
{
    return {.reason = reader.text("reason", 2, 200),
            .secondStaff = reader.text("secondStaff", 1, 40),
            .secondPassword = reader.text("secondPassword", 1, 128)};
}

QJsonObject SessionView::CodeState::toJson() const
{
    return {{QStringLiteral("sms"), kSmsStates[static_cast<int>(sms)]},
            {QStringLiteral("sentAt"), toOfficeIso(sentAt)},
            {QStringLiteral("expiresAt"), toOfficeIso(expiresAt)},
            {QStringLiteral("resendAt"), toOfficeIso(resendAt)},
            {QStringLiteral("sentToday"), sentToday},
            {QStringLiteral("attemptsLeft"), attemptsLeft}};
}

SessionView::CodeState SessionView::CodeState::read(JsonReader& reader)
{
    return {.sms = static_cast<SmsState>(reader.word("sms", kSmsStates)),
            .sentAt = reader.instant("sentAt"),
            .expiresAt = reader.instant("expiresAt"),
            .resendAt = reader.instant("resendAt"),
            .sentToday = count(reader, "sentToday"),
            .attemptsLeft = count(reader, "attemptsLeft")};
}

QJsonObject SessionView::toJson() const
{
    QJsonObject object{
        {QStringLiteral("id"), id},
        {QStringLiteral("account"), account},
        {QStringLiteral("caseNumber"), caseNumber},
        {QStringLiteral("counter"), counter},
        {QStringLiteral("counterName"), counterName},
        {QStringLiteral("openedAt"), toOfficeIso(openedAt)},
        {QStringLiteral("serverTime"), toOfficeIso(serverTime)},
        {QStringLiteral("division"), division},
        {QStringLiteral("business"), wireWord(business)},
        {QStringLiteral("session"), session.toJson()},
        {QStringLiteral("quotas"), quotasToJson(quotas)},
        {QStringLiteral("limits"), quotasToJson(limits)},
        {QStringLiteral("prints"), prints},
        {QStringLiteral("poolVersion"), static_cast<qint64>(poolVersion)},
    };
    if (vehicle)
        object.insert(QStringLiteral("vehicle"), vehicle->toJson());
    if (plateKind)
        object.insert(QStringLiteral("plateKind"), wireWord(*plateKind));
    if (contact)
        object.insert(QStringLiteral("contact"), contact->toJson());
    if (drawNumber)
        object.insert(QStringLiteral("drawNumber"), *drawNumber);
    if (lastVerify)
        object.insert(QStringLiteral("lastVerify"), lastVerifyToJson(*lastVerify));
    if (code)
        object.insert(QStringLiteral("code"), code->toJson());
    if (codeTrouble)
        object.insert(QStringLiteral("codeTrouble"), wireWord(*codeTrouble));
    if (moveAsked)
        object.insert(QStringLiteral("moveAsked"),
                      QJsonObject{{QStringLiteral("counter"), moveAsked->counter},
                                  {QStringLiteral("counterName"), moveAsked->counterName},
                                  {QStringLiteral("expiresAt"), toOfficeIso(moveAsked->expiresAt)}});
    if (invoice)
        object.insert(QStringLiteral("invoice"), invoice->toJson());
    return object;
}

Expected<SessionView, JsonError> SessionView::fromJson(const QJsonObject& object)
{
    JsonReader reader(object);
    const QJsonObject sessionObject = reader.object("session");
    if (const auto error = reader.finish(JsonReader::UnknownKeys::Ignore))
        return Unexpected{*error};
    auto session = SelectionSession::fromJson(sessionObject, JsonReader::UnknownKeys::Ignore);
    if (!session)
        return Unexpected{session.error()};
    SessionView view{.id = reader.text("id", 1, 64),
                     .account = reader.text("account", 1, 64),
                     .caseNumber = reader.text("caseNumber", 1, 40),
                     .counter = reader.text("counter", 1, 40),
                     .counterName = reader.text("counterName", 0, 60),
                     .openedAt = reader.instant("openedAt"),
                     .serverTime = reader.instant("serverTime"),
                     .division = reader.text("division", 6, 6),
                     .business = readWord(reader, "business", businessKindFromWire, BusinessKind::NewVehicle),
                     .session = *std::move(session),
                     .quotas = {},
                     .limits = {},
                     .vehicle = {},
                     .plateKind = {},
                     .contact = {},
                     .lastVerify = {},
                     .code = {},
                     .moveAsked = {},
                     .prints = count(reader, "prints"),
                     .poolVersion =
                         static_cast<std::uint32_t>(reader.integer("poolVersion", 0, 0xffffffffLL))};
    readParts(reader, view);
    checkNumbers(reader, view);
    if (const auto error = reader.finish(JsonReader::UnknownKeys::Ignore))
        return Unexpected{*error};
    return view;
}

} // namespace xuanhao
