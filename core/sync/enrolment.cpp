// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/sync/enrolment.h"

#include "core/protocol/messages.h"

#include <QCryptographicHash>

namespace xuanhao {

namespace {

const QString kKeySecret = QStringLiteral("counter-key");
const QString kEnrolledSetting = QStringLiteral("enrolled-as");
const QString kNameSetting = QStringLiteral("counter-name");
const QString kOperationSetting = QStringLiteral("enrol-operation");

/// Another code is another operation; the code itself need not lie on the disk.
QString operationPrefix(const QString& counter, const QString& code)
{
    const QByteArray text = counter.toUtf8() + '\n' + code.toUtf8();
    return QString::fromLatin1(QCryptographicHash::hash(text, QCryptographicHash::Sha256).toHex().left(16)) +
           QLatin1Char(' ');
}

struct Memory
{
    QByteArray seed;
    QString operation;
    QString enrolledAs;
    QString name;
};

Expected<Memory, StorageError> recall(LocalStore& store, const QByteArray& freshSeed, const QString& prefix,
                                      const QString& freshOperation)
{
    SettingStore& settings = store.settings();
    Memory memory;
    const auto done = store.transaction([&](LocalStore&) -> Expected<Done, StorageError> {
        const auto seed = settings.secret(kKeySecret);
        if (!seed)
            return Unexpected{seed.error()};
        memory.seed = *seed ? (*seed)->clear() : freshSeed;
        const auto operation = settings.value(kOperationSetting);
        const auto enrolledAs = settings.value(kEnrolledSetting);
        const auto name = settings.value(kNameSetting);
        for (const auto* value : {&operation, &enrolledAs, &name}) {
            if (!*value)
                return Unexpected{value->error()};
        }
        memory.enrolledAs = enrolledAs->value_or(QString());
        memory.name = name->value_or(QString());
        memory.operation = operation->value_or(QString());
        if (!memory.operation.startsWith(prefix))
            memory.operation = prefix + freshOperation;
        if (auto stored = settings.setValue(kOperationSetting, memory.operation); !stored)
            return stored;
        return settings.setSecret(kKeySecret, Sensitive<QByteArray>(memory.seed));
    });
    if (!done)
        return Unexpected{done.error()};
    memory.operation = memory.operation.mid(prefix.size());
    return memory;
}

} // namespace

Enrolment::Enrolment(DbThread& storage, CentralClient& client, RandomSource& random, QString code,
                     QObject* parent)
    : QObject(parent)
    , m_storage(storage)
    , m_client(client)
    , m_random(random)
    , m_code(std::move(code))
{}

Expected<Done, StorageError> Enrolment::load()
{
    const QByteArray freshSeed = randomBytes(m_random, 32);
    const QString freshOperation = m_client.newOperation();
    const QString prefix = operationPrefix(m_client.counter(), m_code);
    const auto memory =
        m_storage.run([&](LocalStore& store) { return recall(store, freshSeed, prefix, freshOperation); });
    if (!memory)
        return Unexpected{memory.error()};
    m_key = CounterKey::fromSeed(memory->seed);
    if (!m_key)
        return Unexpected{StorageError{StorageError::Code::Damaged,
                                       QStringLiteral("the counter's key has the wrong size")}};
    m_operation = memory->operation;
    m_counterName = memory->name;
    m_isEnrolled = !memory->enrolledAs.isEmpty() && memory->enrolledAs == m_client.counter();
    // Also before it is enrolled: central then answers UnknownCounter, which says what is wrong.
    m_client.setKey(*m_key);
    return Done{};
}

void Enrolment::tryNow()
{
    if (m_isEnrolled || m_isTrying || m_codeIsSpent || m_code.isEmpty() || !m_key)
        return;
    m_isTrying = true;
    const EnrolRequest request{m_client.counter(), m_code, m_key->publicKey};
    m_client.send({EndpointId::Enrol, {}, request.toJson(), m_operation}, this,
                  [this](const Expected<CentralAnswer, CallFailure>& result) { takeAnswer(result); });
}

/// The id was made before the first answer of central, by a PC whose clock is wrong, or long ago; whether the
/// code is still good central says to the next one.
void Enrolment::renewOperation()
{
    m_operation = m_client.newOperation();
    const QString value = operationPrefix(m_client.counter(), m_code) + m_operation;
    const auto stored =
        m_storage.run([&](LocalStore& store) { return store.settings().setValue(kOperationSetting, value); });
    if (!stored)
        qWarning("Storing an operation id failed: %s", qUtf8Printable(stored.error().detail));
}

void Enrolment::takeAnswer(const Expected<CentralAnswer, CallFailure>& result)
{
    m_isTrying = false;
    if (!result && result.error().problem && result.error().problem->code == ProblemCode::OperationExpired) {
        renewOperation();
        return;
    }
    if (!result) {
        // A code is good once; central refuses it for ever, and asking again only fills its log.
        m_codeIsSpent =
            result.error().kind == CallFailure::Kind::Problem && !result.error().leavesOutcomeOpen();
        return;
    }
    JsonReader reader(result->body);
    const EnrolReply reply = EnrolReply::read(reader);
    if (reader.finish(JsonReader::UnknownKeys::Ignore) || reply.counter != m_client.counter()) {
        qWarning("Enrolling brought an answer that is none (request %s)", qUtf8Printable(result->requestId));
        return;
    }
    const auto stored = m_storage.run([&](LocalStore& store) {
        return store.transaction([&](LocalStore& local) -> Expected<Done, StorageError> {
            if (auto name = local.settings().setValue(kNameSetting, reply.name); !name)
                return name;
            return local.settings().setValue(kEnrolledSetting, reply.counter);
        });
    });
    if (!stored) {
        qWarning("Storing the enrolment failed: %s", qUtf8Printable(stored.error().detail));
        return;
    }
    m_isEnrolled = true;
    m_counterName = reply.name;
    qInfo("Counter %s is enrolled", qUtf8Printable(reply.counter));
    Q_EMIT enrolled();
}

} // namespace xuanhao
