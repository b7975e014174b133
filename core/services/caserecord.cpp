// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/services/caserecord.h"

#include "core/domain/rules/sessionwords.h"

namespace xuanhao {

namespace {

template <typename T>
void readPart(const QJsonObject& object, const char* key, T& target)
{
    const QJsonValue value = object.value(QLatin1String(key));
    if (!value.isObject())
        return;
    JsonReader reader(value.toObject());
    T read = T::read(reader);
    if (const auto error = reader.finish(JsonReader::UnknownKeys::Ignore))
        qWarning("A stored %s could not be read: %s", key, qUtf8Printable(error->reason));
    else
        target = std::move(read);
}

/// The account as an older program may have stored it.
QJsonObject readable(QJsonObject record)
{
    const QString draft = QStringLiteral("accountDraft");
    if (record.contains(draft))
        record.insert(draft, AccountDraft::fromStored(record.value(draft).toObject()));
    const QString account = QStringLiteral("account");
    if (record.contains(account)) {
        QJsonObject view = record.value(account).toObject();
        view.insert(QStringLiteral("data"),
                    AccountDraft::fromStored(view.value(QStringLiteral("data")).toObject()));
        record.insert(account, view);
    }
    return record;
}

/// Unlike OpenSessionRequest::read, an office without a division yet is a fine draft.
OpenSessionRequest officeFromJson(const QJsonObject& object)
{
    OpenSessionRequest office;
    office.division = object.value(QStringLiteral("division")).toString();
    office.business =
        businessKindFromWire(object.value(QStringLiteral("business")).toString()).value_or(office.business);
    office.way = fromList<SessionWay>(sessionwords::kWays, object.value(QStringLiteral("way")).toString())
                     .value_or(office.way);
    if (object.value(QStringLiteral("isOnSite")).toBool()) // stored before the way was
        office.way = SessionWay::OnSite;
    return office;
}

} // namespace

QJsonObject CaseRecord::toJson() const
{
    QJsonObject object{{QStringLiteral("accountDraft"), accountDraft.toJson()},
                       {QStringLiteral("officeDraft"), officeDraft.toJson()},
                       {QStringLiteral("vehicleDraft"), vehicleDraft.toJson()},
                       {QStringLiteral("contactDraft"), contactDraft.toJson()}};
    if (shownPage)
        object.insert(QStringLiteral("shownPage"), static_cast<int>(*shownPage));
    if (account)
        object.insert(QStringLiteral("account"), account->toJson());
    if (session)
        object.insert(QStringLiteral("session"), session->toJson());
    if (obstacle)
        object.insert(QStringLiteral("obstacle"),
                      QString::fromUtf8(obstacle->problem->toJson(obstacle->requestId)));
    if (lapsed != Passing::Nothing)
        object.insert(QStringLiteral("lapsed"), static_cast<int>(lapsed));
    return object;
}

CaseRecord CaseRecord::fromJson(const QString& id, const QJsonObject& stored)
{
    const QJsonObject object = readable(stored);
    CaseRecord record;
    record.id = id;
    readPart(object, "accountDraft", record.accountDraft);
    record.officeDraft = officeFromJson(object.value(QStringLiteral("officeDraft")).toObject());
    readPart(object, "vehicleDraft", record.vehicleDraft);
    readPart(object, "contactDraft", record.contactDraft);
    const int page = object.value(QStringLiteral("shownPage")).toInt(-1);
    if (page >= 0 && page <= static_cast<int>(CasePage::CannotProceed))
        record.shownPage = static_cast<CasePage>(page);
    if (object.contains(QStringLiteral("account"))) {
        AccountView account;
        readPart(object, "account", account);
        if (!account.id.isEmpty())
            record.account = std::move(account);
    }
    if (object.contains(QStringLiteral("session"))) {
        auto session = SessionView::fromJson(object.value(QStringLiteral("session")).toObject());
        if (session)
            record.session = *std::move(session);
        else
            qWarning("A stored session could not be read: %s", qUtf8Printable(session.error().reason));
    }
    const QString obstacle = object.value(QStringLiteral("obstacle")).toString();
    if (auto problem = Problem::fromJson(obstacle.toUtf8()))
        record.obstacle = Failure{Failure::Kind::Problem, std::move(problem), {}, {}};
    const int lapsed = object.value(QStringLiteral("lapsed")).toInt(0);
    if (lapsed >= 0 && lapsed <= static_cast<int>(Passing::WentIdle))
        record.lapsed = static_cast<Passing>(lapsed);
    return record;
}

AccountDraft draftFor(const AccountView& account)
{
    AccountDraft draft = account.data;
    if (account.ended) {
        draft.agreementVersion.clear();
        draft.privacyVersion.clear();
        draft.overrides.clear();
    }
    return draft;
}

} // namespace xuanhao
