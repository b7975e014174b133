// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/services/counterofficeservice.h"

namespace xuanhao {

namespace {

const QString kCacheName = QStringLiteral("reference");

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
    const Instant now = m_clock.now();
    m_storage.post(
        this,
        [text, now](LocalStore& store) {
            return store.cache().store(kCacheName, {0, text}, now);
        },
        [](const Expected<Done, StorageError>& stored) {
            if (!stored)
                qWarning("Caching the reference data failed: %s", qUtf8Printable(stored.error().detail));
        });
    Q_EMIT changed();
}

} // namespace xuanhao
