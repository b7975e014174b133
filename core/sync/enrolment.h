// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/storage/dbthread.h"
#include "core/sync/centralclient.h"

#include <QObject>
#include <QString>

namespace xuanhao {

/// Makes the counter known to central at its first start: a key of its own, and the one-time code that
/// the administrator was given. The key is stored before it is sent, so that a cut at any moment leaves
/// a counter that can try again with the same key and operation.
class Enrolment : public QObject
{
    Q_OBJECT

public:
    Enrolment(DbThread& storage, CentralClient& client, RandomSource& random, QString code,
              QObject* parent = nullptr);

    /// Loads or makes the key and gives it to the client when the counter is enrolled already.
    [[nodiscard]] Expected<Done, StorageError> load();
    [[nodiscard]] bool isEnrolled() const { return m_isEnrolled; }
    [[nodiscard]] bool isTrying() const { return m_isTrying; }
    /// "03号窗口", once enrolled.
    [[nodiscard]] const QString& counterName() const { return m_counterName; }
    /// Sends the key with the code, unless the counter is enrolled, has no code, or is at it.
    void tryNow();

Q_SIGNALS:
    void enrolled();

private:
    void takeAnswer(const Expected<CentralAnswer, CallFailure>& result);
    void renewOperation();

    DbThread& m_storage;
    CentralClient& m_client;
    RandomSource& m_random;
    QString m_code;
    std::optional<CounterKey> m_key;
    QString m_operation;
    QString m_counterName;
    bool m_isEnrolled = false;
    bool m_isTrying = false;
    bool m_codeIsSpent = false;
};

} // namespace xuanhao
