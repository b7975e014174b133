// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QProcess>
#include <QStringList>
#include <QTemporaryDir>

#include <memory>

namespace xuanhao::test {

/// Kannel as Debian ships it (packages kannel and kannel-extras) with its fake message centre, on free
/// loopback ports in a folder of its own. What the mobile phones get is read at the message centre.
class RealKannel
{
public:
    static inline const QString kUser = QStringLiteral("xuanhao");
    static inline const QString kPassword = QStringLiteral("p&ss=wörd %1");

    /// `trusted`: PEM file of the server that delivery reports go to; empty: there are none.
    explicit RealKannel(const QString& trusted);
    ~RealKannel();
    RealKannel(const RealKannel&) = delete;
    RealKannel& operator=(const RealKannel&) = delete;

    /// Returns when messages are taken. What a gateway that was killed had taken goes out now.
    void start();
    /// The gateway dies as by a power cut; its message box and the message centre's line go with it.
    void kill();
    /// Opens the line to the message centre; messages wait in Kannel until then.
    void connectMessageCentre();

    [[nodiscard]] QString sendUrl() const;
    struct Message
    {
        QString number;
        QString text; ///< the parts of a long message joined
    };
    /// Everything that has reached the message centre, since the very first start.
    [[nodiscard]] QList<Message> messages() const;
    /// What one phone has received.
    [[nodiscard]] QStringList texts(const QString& number) const;
    /// What Kannel itself wrote down.
    [[nodiscard]] QString logs() const;

private:
    [[nodiscard]] std::unique_ptr<QProcess> run(const QString& program, const QStringList& arguments,
                                                const QString& output);
    void writeSettings(const QString& trusted);

    QTemporaryDir m_folder;
    quint16 m_adminPort = 0;
    quint16 m_boxPort = 0;
    quint16 m_centrePort = 0;
    quint16 m_sendPort = 0;
    int m_lines = 0; ///< to the message centre; each has a file
    std::unique_ptr<QProcess> m_bearerbox;
    std::unique_ptr<QProcess> m_smsbox;
    std::unique_ptr<QProcess> m_centre;
};

} // namespace xuanhao::test
