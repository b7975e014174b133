// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "app/central/commands.h"
#include "app/central/subcommands.h"
#include "server/services/administration.h"

#include <QFile>

namespace xuanhao {

namespace {

const QString kStaff = QStringLiteral("staff");
const QString kReason = QStringLiteral("reason");
const QString kOut = QStringLiteral("out");

/// A supervisor's decision or look: --staff, --reason, ENTRY; the password comes on standard input.
CommandLine supervisorsLine(const QString& name, const QString& description)
{
    CommandLine line = lineWithConfig(name, description);
    line.option(kStaff, QStringLiteral("The supervisor's id."), QStringLiteral("ID"));
    line.option(kReason, QStringLiteral("Why."), QStringLiteral("TEXT"));
    line.positional(QStringLiteral("ENTRY"), QStringLiteral("Id of the picture."));
    return line;
}

Credentials supervisorOf(const CommandLine& line)
{
    return {line.value(kStaff), Sensitive<QString>(readLine())};
}

int invoicesList(const QStringList& arguments)
{
    CommandLine line =
        lineWithConfig(QStringLiteral("invoices list"),
                       QStringLiteral("lists the pictures of invoices and what has become of them; people "
                                      "are not named"));
    if (const auto code = line.parse(arguments))
        return *code;
    auto office = Office::open(line.value(kConfig));
    if (!office)
        return failed(office.error());
    for (const InvoiceRow& row : (*office)->world->stores.invoices.all())
        say(QStringLiteral("%1\t%2\t%3\treceived %4\tcounter %5\t%6x%7\tdecided %8\t%9")
                .arg(row.id.value(), wireWord(row.state), wireWord(row.clarity),
                     toOfficeIso(row.receivedFrom.at), row.receivedFrom.counter.value())
                .arg(row.size.width)
                .arg(row.size.height)
                .arg(instantText(row.decidedAt), row.reason));
    return kDone;
}

/// Writes a new file that only its owner may read; never over one that is there.
std::optional<QString> writeFresh(const QString& path, const QByteArray& content)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly | QIODevice::NewOnly))
        return QStringLiteral("%1: %2").arg(path, file.errorString());
    // Rights first: personal data must never lie readable for others, not even for a moment.
    const bool isWritten = file.setPermissions(QFile::ReadOwner | QFile::WriteOwner) &&
                           file.write(content) == content.size() && file.flush();
    if (isWritten)
        return std::nullopt;
    const QString why = file.errorString();
    file.remove();
    return QStringLiteral("%1: %2").arg(path, why);
}

int invoicesShow(const QStringList& arguments)
{
    CommandLine line =
        supervisorsLine(QStringLiteral("invoices show"),
                        QStringLiteral("writes a picture into a new file for a supervisor, which is "
                                       "recorded; the password comes on standard input"));
    line.option(kOut, QStringLiteral("The JPEG file to write."), QStringLiteral("FILE"));
    if (const auto code = line.parse(arguments))
        return *code;
    if (line.value(kOut).isEmpty())
        return line.wrongUsage(QStringLiteral("--out FILE is needed"));
    if (QFile::exists(line.value(kOut)))
        return failed(QStringLiteral("%1 is there already").arg(line.value(kOut)));
    const Credentials supervisor = supervisorOf(line);
    auto office = Office::open(line.value(kConfig));
    if (!office)
        return failed(office.error());
    const auto picture = (*office)->change<QByteArray>([&](World& world, Instant now) {
        return showInvoice(world, line.positionals().first(), supervisor, line.value(kReason), now);
    });
    if (!picture)
        return failed(picture.error());
    if (const auto problem = writeFresh(line.value(kOut), *picture))
        return failed(*problem);
    say(QStringLiteral("Written to %1. Delete it when it has been looked at.").arg(line.value(kOut)));
    return kDone;
}

int invoicesDecide(const QStringList& arguments, InvoiceState state)
{
    const bool isAccepting = state == InvoiceState::Accepted;
    CommandLine line = supervisorsLine(
        isAccepting ? QStringLiteral("invoices accept") : QStringLiteral("invoices reject"),
        isAccepting
            ? QStringLiteral("a supervisor says that a picture can be read and shows the invoice; the "
                             "password comes on standard input")
            : QStringLiteral("a supervisor marks a picture as rejected, with a reason; nobody is listed by "
                             "it; the password comes on standard input"));
    if (const auto code = line.parse(arguments))
        return *code;
    const Credentials supervisor = supervisorOf(line);
    return change(
        line,
        [&](World& world, Instant now) {
            return decideInvoice(world, line.positionals().first(), state, supervisor, line.value(kReason),
                                 now);
        },
        isAccepting ? QStringLiteral("Accepted.") : QStringLiteral("Rejected."));
}

} // namespace

int runInvoices(const QStringList& arguments)
{
    return runOneOf(
        QStringLiteral("invoices"),
        {{"list", invoicesList},
         {"show", invoicesShow},
         {"accept", [](const QStringList& rest) { return invoicesDecide(rest, InvoiceState::Accepted); }},
         {"reject", [](const QStringList& rest) { return invoicesDecide(rest, InvoiceState::Rejected); }}},
        arguments);
}

} // namespace xuanhao
