// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/systemrandom.h"
#include "core/services/countercore.h"
#include "tests/support/centralharness.h"
#include "tests/support/samplesheets.h"
#include "ui/print/printdesk.h"
#include "ui/shell/mainwindow.h"
#include "ui/shell/page.h"
#include "ui/support/language.h"
#include "ui/theme/xuanhaostyle.h"

#include <QAbstractButton>
#include <QApplication>
#include <QCheckBox>
#include <QDir>
#include <QLabel>
#include <QLineEdit>
#include <QTemporaryDir>
#include <QTest>

#include <atomic>

namespace xuanhao::test {

/// A counter's real window in front of a real central server: pages, services, local database, HTTPS.
class CounterMorning
{
public:
    /// `pcClock` is the clock of the counter's PC; without it that is right.
    explicit CounterMorning(HarnessOptions options = {}, const Clock* pcClock = nullptr)
        : central(std::move(options))
        , m_pcClock(pcClock ? *pcClock : central.clock)
    {
        applyTheme();
        installLanguage(*QCoreApplication::instance(), Language::Chinese);
        central.addStaff(QStringLiteral("clerk1"), Role::Clerk);
        m_config.server = QUrl(central.url());
        m_config.pins = {central.pin()};
        m_config.counter = QStringLiteral("G01");
        m_config.enrolCode = central.addCounter(m_config.counter, QStringLiteral("01号窗口"));
        m_config.dataDirectory = m_folder.filePath(QStringLiteral("counter"));
        open();
    }

    /// Opens the program; what an earlier one left in its folder is there again.
    void open()
    {
        core = CounterCore::open(m_config, m_pcClock, m_random, [this](const char* sql) {
                   return !isDiskFull || QByteArray(sql).startsWith("SELECT");
               }).value();
        printDesk = std::make_unique<PrintDesk>(
            core->services(), shippedForms(),
            PrintSetup{.printer = {},
                       .pdfFolder = pdfFolder(),
                       .settingsFile = m_folder.filePath(QStringLiteral("printers.ini"))});
        window = std::make_unique<MainWindow>(UiContext{core->services(), *printDesk, m_font});
        window->resize(1366, 700);
        window->show();
        core->start();
    }
    /// The program is closed and opened again, on another line to central and with other patience.
    void openOn(const QUrl& server, const CallDeadlines& deadlines)
    {
        close();
        m_config.server = server;
        m_config.deadlines = deadlines;
        open();
    }
    /// What a power failure at this instant would leave of the cases.
    [[nodiscard]] QString storedCases() const
    {
        QString text;
        const auto stored = core->storage().run([](LocalStore& store) { return store.cases().all(); });
        for (const StoredCase& item : stored.value())
            text += QString::fromUtf8(item.content);
        return text;
    }
    /// Changes the closed program's data behind its back.
    void damageStation(const char* sql) const
    {
        const auto database =
            Database::open(QDir(m_config.dataDirectory).filePath(QStringLiteral("station.db")));
        if (!database || !(*database)->execute(sql))
            qFatal("the counter's data cannot be changed");
    }
    /// Ends the program; nothing is asked.
    void close()
    {
        window.reset();
        printDesk.reset();
        core.reset();
    }

    template <typename T>
    [[nodiscard]] T* find(const char* name) const
    {
        const QList<T*> all = window->findChildren<T*>(QLatin1String(name));
        for (T* widget : all) {
            if (widget->isVisible())
                return widget;
        }
        return nullptr;
    }
    /// Waits for the button to be pressable, then clicks it.
    bool click(const char* name)
    {
        const bool isReady = QTest::qWaitFor(
            [&] {
                const auto* button = find<QAbstractButton>(name);
                return button && button->isEnabled();
            },
            kPatience);
        if (isReady)
            QTest::mouseClick(find<QAbstractButton>(name), Qt::LeftButton);
        return isReady;
    }
    bool type(const char* name, const QString& text)
    {
        const bool isThere = QTest::qWaitFor([&] { return find<QLineEdit>(name) != nullptr; }, kPatience);
        if (!isThere)
            return false;
        auto* edit = find<QLineEdit>(name);
        edit->setFocus();
        edit->selectAll();
        edit->insert(text); // as the input method does; keyClicks() has no keys for Chinese
        Q_EMIT edit->textEdited(edit->text());
        return true;
    }
    bool tick(const char* name)
    {
        const bool isThere = QTest::qWaitFor([&] { return find<QCheckBox>(name) != nullptr; }, kPatience);
        if (isThere && !find<QCheckBox>(name)->isChecked())
            find<QCheckBox>(name)->click();
        return isThere;
    }
    [[nodiscard]] QString heading() const { return window->page() ? window->page()->heading() : QString(); }
    bool reaches(CasePage page)
    {
        return QTest::qWaitFor([&] { return isAt(page); }, kPatience);
    }
    [[nodiscard]] bool isAt(CasePage page) const
    {
        const ApplicantCase* current = core->services().cases.current();
        return current && current->page() == page && !current->isBusy() && window->page();
    }
    /// Waits while time goes on, too: the counter asks again a little later for what was answered too early,
    /// or what no push tells.
    template <typename Condition>
    bool happensInTime(Condition isSo)
    {
        return QTest::qWaitFor(
            [&] {
                central.wait(Milliseconds(100));
                return isSo();
            },
            kPatience);
    }
    bool reachesAfter(Milliseconds time, CasePage page)
    {
        central.wait(time);
        return happensInTime([&] { return isAt(page); });
    }
    [[nodiscard]] ApplicantCase& theCase() const { return *core->services().cases.current(); }
    [[nodiscard]] QString bannerText() const
    {
        const auto* banner = window->page() ? window->page()->findChild<Banner*>() : nullptr;
        return banner ? banner->text() : QString();
    }

    bool signIn(const QString& staff = QStringLiteral("clerk1"))
    {
        return type("staffLineEdit", staff) && type("passwordLineEdit", CentralHarness::kPassword) &&
               QTest::qWaitFor([&] { return core->services().office.reference() != nullptr; }, kPatience) &&
               click("signInButton") &&
               QTest::qWaitFor([&] { return core->services().staff.current().has_value(); }, kPatience);
    }
    bool registerApplicant(const QString& document, const QString& name, const QString& mobile)
    {
        return click("registerButton") && type("documentNumberLineEdit", document) &&
               type("nameLineEdit", name) && type("mobileLineEdit", mobile) && tick("consentCheckBox") &&
               click("primaryButton");
    }
    bool enterVehicle(const QString& vin, const QString& buyer)
    {
        return type("vinLineEdit", vin) && type("certificateLineEdit", QStringLiteral("WAC12345678901")) &&
               type("brandLineEdit", QStringLiteral("大众牌SVW7150")) && type("buyerLineEdit", buyer) &&
               tick("identityCheckBox") && tick("certificateCheckBox") && tick("invoiceCheckBox") &&
               click("primaryButton");
    }
    /// From sign-in to the page of the vehicle.
    bool reachVehicle(const QString& document, const QString& name, const QString& mobile)
    {
        return registerApplicant(document, name, mobile) && reaches(CasePage::Office) &&
               click("primaryButton") && reaches(CasePage::Notice) && tick("acceptCheckBox") &&
               click("primaryButton") && reaches(CasePage::Vehicle);
    }
    /// From sign-in to the page where choosing begins.
    bool prepare(const QString& document, const QString& name, const QString& mobile, const QString& vin)
    {
        return reachVehicle(document, name, mobile) && enterVehicle(vin, name) &&
               reaches(CasePage::Contact) && click("primaryButton") && reaches(CasePage::Choose);
    }
    /// Presses the on-screen key with this character.
    bool press(QChar character)
    {
        for (int place = 0; place < kSerialAlphabetSize; ++place) {
            auto* key = find<QAbstractButton>(qPrintable(QStringLiteral("key%1Button").arg(place)));
            if (key && key->text() == QString(character)) {
                QTest::mouseClick(key, Qt::LeftButton);
                return true;
            }
        }
        return false;
    }

    /// How long anything may take on a busy machine; whoever waits in vain has found a fault. In
    /// milliseconds.
    static constexpr int kPatience = 20'000;

    /// The counter's disk takes nothing more.
    std::atomic<bool> isDiskFull{false};
    CentralHarness central;
    std::unique_ptr<CounterCore> core;
    std::unique_ptr<PrintDesk> printDesk;
    std::unique_ptr<MainWindow> window;

    [[nodiscard]] QString pdfFolder() const { return m_folder.filePath(QStringLiteral("pdf")); }

private:
    const Clock& m_pcClock;
    QTemporaryDir m_folder;
    SystemRandom m_random;
    PlateFont m_font = shippedPlateFont();
    CounterConfig m_config;
};

} // namespace xuanhao::test
