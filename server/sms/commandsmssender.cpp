// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "server/sms/commandsmssender.h"

#include <QByteArray>
#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <array>
#include <cerrno>
#include <csignal>
#include <cstring>
#include <optional>
#include <vector>

#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/syscall.h>
#include <sys/timerfd.h>
#include <sys/wait.h>
#include <sysexits.h>
#include <unistd.h>

namespace xuanhao {

namespace {

class FileDescriptor
{
public:
    explicit FileDescriptor(int fd = -1)
        : m_fd(fd)
    {}
    ~FileDescriptor() { close(); }
    FileDescriptor(const FileDescriptor&) = delete;
    FileDescriptor& operator=(const FileDescriptor&) = delete;

    [[nodiscard]] int value() const { return m_fd; }
    void close()
    {
        if (m_fd >= 0)
            ::close(m_fd);
        m_fd = -1;
    }

private:
    int m_fd;
};

/// What a child process starts with: its files, its process group, its signals.
class SpawnSetup
{
public:
    explicit SpawnSetup(int input)
    {
        posix_spawn_file_actions_init(&m_files);
        posix_spawn_file_actions_adddup2(&m_files, input, STDIN_FILENO);
        posix_spawn_file_actions_addopen(&m_files, STDOUT_FILENO, "/dev/null", O_WRONLY, 0);
        posix_spawn_file_actions_addopen(&m_files, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
        posix_spawn_file_actions_addclosefrom_np(&m_files, STDERR_FILENO + 1);
        posix_spawnattr_init(&m_attributes);
        sigset_t none;
        sigemptyset(&none);
        posix_spawnattr_setsigmask(&m_attributes, &none);
        sigset_t all;
        sigfillset(&all);
        posix_spawnattr_setsigdefault(&m_attributes, &all);
        posix_spawnattr_setpgroup(&m_attributes, 0); // a group of its own, so that its children die with it
        posix_spawnattr_setflags(&m_attributes,
                                 POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF);
    }
    ~SpawnSetup()
    {
        posix_spawn_file_actions_destroy(&m_files);
        posix_spawnattr_destroy(&m_attributes);
    }
    SpawnSetup(const SpawnSetup&) = delete;
    SpawnSetup& operator=(const SpawnSetup&) = delete;

    /// The process, or nothing and errno.
    std::optional<pid_t> spawn(const QByteArrayList& arguments)
    {
        QByteArrayList environment{"PATH=/usr/local/bin:/usr/bin:/bin", "LANG=C.UTF-8",
                                   "HOME=" + QFile::encodeName(QDir::homePath())};
        QByteArrayList words = arguments;
        const auto pointers = [](QByteArrayList& list) {
            std::vector<char*> result;
            for (QByteArray& word : list)
                result.push_back(word.data());
            result.push_back(nullptr);
            return result;
        };
        std::vector<char*> argv = pointers(words);
        std::vector<char*> envp = pointers(environment);
        pid_t child = 0;
        errno = posix_spawn(&child, argv.front(), &m_files, &m_attributes, argv.data(), envp.data());
        return errno == 0 ? std::optional(child) : std::nullopt;
    }

private:
    posix_spawn_file_actions_t m_files{};
    posix_spawnattr_t m_attributes{};
};

SmsFailure notStarted(const char* step)
{
    return {SmsFailureKind::NotStarted,
            QStringLiteral("The SMS program cannot run (%1: %2).")
                .arg(QLatin1String(step), QString::fromLocal8Bit(std::strerror(errno)))};
}

/// The header of glibc 2.36 declares pidfd_open without extern "C", so the call is made by number.
int openProcess(pid_t process)
{
    return static_cast<int>(syscall(SYS_pidfd_open, process, 0));
}

/// Waits for the end of the child; the time limit counts in the kernel. False when it ran out.
bool waitForEnd(int process, int timer)
{
    std::array<pollfd, 2> watched{{{process, POLLIN, 0}, {timer, POLLIN, 0}}};
    while (poll(watched.data(), watched.size(), -1) < 0 && errno == EINTR) {
    }
    return (watched[0].revents & POLLIN) != 0;
}

int reap(pid_t child)
{
    int status = 0;
    while (waitpid(child, &status, 0) < 0 && errno == EINTR) {
    }
    return status;
}

Expected<Done, SmsFailure> judge(int status)
{
    if (WIFSIGNALED(status))
        return Unexpected{
            SmsFailure{SmsFailureKind::NoAnswer,
                       QStringLiteral("The SMS program was stopped by signal %1.").arg(WTERMSIG(status))}};
    if (WEXITSTATUS(status) == EX_TEMPFAIL)
        return Unexpected{
            SmsFailure{SmsFailureKind::Busy, QStringLiteral("The SMS program asks to try again later.")}};
    if (WEXITSTATUS(status) != 0)
        return Unexpected{
            SmsFailure{SmsFailureKind::Refused,
                       QStringLiteral("The SMS program ended with exit code %1.").arg(WEXITSTATUS(status))}};
    return Done{};
}

} // namespace

CommandSmsSender::CommandSmsSender(SmsCommand command)
    : m_command(std::move(command))
{}

Expected<Done, SmsFailure> CommandSmsSender::send(const SmsMessage& message)
{
    if (auto fit = checkMessage(message); !fit)
        return fit;
    if (!QFileInfo(m_command.program).isAbsolute())
        return Unexpected{SmsFailure{SmsFailureKind::NotStarted,
                                     QStringLiteral("The path of the SMS program is not absolute.")}};

    // The whole text fits into the pipe before anybody reads it: no blocking and no SIGPIPE.
    std::array<int, 2> ends{};
    if (pipe2(ends.data(), O_CLOEXEC | O_NONBLOCK) != 0)
        return Unexpected{notStarted("pipe")};
    FileDescriptor input(ends[0]);
    FileDescriptor output(ends[1]);
    const QByteArray bytes = message.text.toUtf8();
    if (write(output.value(), bytes.constData(), static_cast<std::size_t>(bytes.size())) != bytes.size())
        return Unexpected{notStarted("write")};
    output.close();
    fcntl(input.value(), F_SETFL, 0); // programs expect a standard input that blocks

    const FileDescriptor timer(timerfd_create(CLOCK_MONOTONIC, TFD_CLOEXEC));
    itimerspec limit{};
    limit.it_value.tv_sec = m_command.timeLimit.count() / 1000;
    limit.it_value.tv_nsec = m_command.timeLimit.count() % 1000 * 1'000'000;
    if (timer.value() < 0 || timerfd_settime(timer.value(), 0, &limit, nullptr) != 0)
        return Unexpected{notStarted("timer")};

    QByteArrayList arguments{QFile::encodeName(m_command.program)};
    for (const QString& argument : m_command.arguments)
        arguments.push_back(argument.toUtf8());
    arguments.push_back(message.number.toUtf8());
    const auto child = SpawnSetup(input.value()).spawn(arguments);
    if (!child)
        return Unexpected{notStarted("start")};
    input.close();
    const FileDescriptor process(openProcess(*child));
    const bool hasEnded = process.value() >= 0 && waitForEnd(process.value(), timer.value());
    if (!hasEnded) {
        kill(-*child, SIGKILL);
        reap(*child);
        return Unexpected{
            SmsFailure{SmsFailureKind::NoAnswer, QStringLiteral("The SMS program gave no answer in time.")}};
    }
    return judge(reap(*child));
}

} // namespace xuanhao
