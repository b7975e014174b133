// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/services/counterofficeservice.h"

#include "core/services/replies.h"

namespace xuanhao {

namespace {

const QString kCacheName = QStringLiteral("reference");
const QString kAnnouncements = QStringLiteral("announcements");

} // namespace

CounterOfficeService::CounterOfficeService(DbThread& storage, CentralClient& client, const Clock& clock,
                                           QObject* parent)
    : OfficeService(parent)
    , m_storage(storage)
    , m_client(client)
    , m_clock(clock)
{}

void CounterOfficeService::loadCache()
{
    loadAnnouncements();
    const auto entry = m_storage.run([](LocalStore& store) { return store.cache().find(kCacheName); });
    if (!entry || !*entry)
        return;
    const auto object = parseJsonObject((*entry)->body);
    if (!object)
        return;
    auto reference = OfficeReference::fromJson(*object);
    if (!reference) {
        qInfo("The cached reference data are of another version: %s",
              qUtf8Printable(reference.error().text()));
        return;
    }
    m_reference = *std::move(reference);
    m_text = (*entry)->body;
    Q_EMIT changed();
}

void CounterOfficeService::loadAnnouncements()
{
    const auto entry = m_storage.run([](LocalStore& store) { return store.cache().find(kAnnouncements); });
    const auto object = entry && *entry ? parseJsonObject((*entry)->body)
                                        : Expected<QJsonObject, JsonError>(Unexpected{JsonError{}});
    if (!object)
        return;
    JsonReader reader(*object);
    const AnnouncementsReply reply = AnnouncementsReply::read(reader);
    if (!reader.finish(JsonReader::UnknownKeys::Ignore))
        m_announcements = reply.announcements;
}

void CounterOfficeService::refreshAnnouncements(std::function<void(std::optional<Failure>)> done)
{
    m_client.send({EndpointId::Announcements}, this,
                  [this, done = std::move(done)](const Expected<CentralAnswer, CallFailure>& result) {
                      const auto reply = readReply<AnnouncementsReply>(result);
                      if (!reply) {
                          done(reply.error());
                          return;
                      }
                      if (reply->announcements != m_announcements) {
                          m_announcements = reply->announcements;
                          store(kAnnouncements, toCanonicalJson(reply->toJson()));
                          Q_EMIT announcementsChanged();
                      }
                      done(std::nullopt);
                  });
}

void CounterOfficeService::refresh()
{
    if (m_isAsking)
        return;
    m_isAsking = true;
    m_client.send({EndpointId::Reference}, this, [this](Expected<CentralAnswer, CallFailure> result) {
        m_isAsking = false;
        if (result)
            take(*result);
    });
}

void CounterOfficeService::take(const CentralAnswer& answer)
{
    const QByteArray text = toCanonicalJson(answer.body);
    if (text == m_text)
        return;
    auto reference = OfficeReference::fromJson(answer.body);
    if (!reference) {
        qWarning("The reference data can't be read: %s (request %s)",
                 qUtf8Printable(reference.error().text()), qUtf8Printable(answer.requestId));
        return;
    }
    m_reference = *std::move(reference);
    m_text = text;
    store(kCacheName, text);
    Q_EMIT changed();
}

void CounterOfficeService::store(const QString& name, const QByteArray& text)
{
    const Instant now = m_clock.now();
    m_storage.post(
        this,
        [name, text, now](LocalStore& store) {
            return store.cache().store(name, {0, text}, now);
        },
        [](const Expected<Done, StorageError>& stored) {
            if (!stored)
                qWarning("Caching the reference data failed: %s", qUtf8Printable(stored.error().detail));
        });
}

} // namespace xuanhao
