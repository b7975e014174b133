// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/services/countercase.h"
#include "core/services/failures.h"

// The picture of the invoice (B3): kept here sealed, sent before the vehicle.

namespace xuanhao {

void CounterCase::loadInvoice()
{
    auto picture =
        m_context.storage.run([&](LocalStore& store) { return store.invoices().find(m_record.id); });
    if (picture)
        m_invoice = *std::move(picture);
    else // the clerk can choose the file again; the case itself is whole
        qWarning("The invoice picture of case %s can't be read: %s", qUtf8Printable(m_record.id),
                 qUtf8Printable(picture.error().detail));
}

void CounterCase::setInvoicePicture(std::optional<InvoicePicture> picture, Answer answer)
{
    if (m_isForgotten)
        return;
    const QString id = m_record.id;
    const Instant now = m_context.clock.now();
    // Sealing and storing 180 KiB waits for the disk: not on the window's thread.
    m_context.storage.post(
        this,
        [id, picture, now](LocalStore& store) {
            return picture ? store.invoices().save(id, *picture, now) : store.invoices().remove(id);
        },
        [this, picture, answer = std::move(answer)](const Expected<Done, StorageError>& done) {
            if (!done)
                return answer(toFailure(done.error()));
            m_invoice = picture;
            Q_EMIT changed();
            answer(std::nullopt);
        });
}

bool CounterCase::mustSendInvoice() const
{
    if (!m_invoice || !m_record.session || (profile() && profile()->invoice.picture == Demand::No))
        return false;
    const auto& sent = m_record.session->invoice;
    return !sent || sent->digest != m_invoice->digest();
}

void CounterCase::enterVehicle(Answer answer)
{
    if (!mustSendInvoice())
        return sendVehicle(std::move(answer));
    performAtSession(EndpointId::SendInvoice, InvoiceRequest{m_invoice->jpeg, m_invoice->clarity}.toJson(),
                     [this, answer = std::move(answer)](const std::optional<Failure>& failure) {
                         if (failure)
                             answer(failure);
                         else
                             sendVehicle(answer);
                     });
}

} // namespace xuanhao
