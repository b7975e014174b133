// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "ui/signin/signinpage.h"

#include "core/services/connection.h"
#include "core/services/officeservice.h"
#include "core/services/staffservice.h"
#include "ui/support/datetext.h"
#include "ui/support/errortext.h"
#include "ui/theme/tokens.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/codeedit.h"

#include <QLabel>
#include <QPointer>
#include <QPushButton>
#include <QShortcut>
#include <QVBoxLayout>

namespace xuanhao {

namespace {

constexpr int kCardWidth = 420;

} // namespace

SignInPage::SignInPage(const UiContext& context, QWidget* parent)
    : QWidget(parent)
    , m_context(context)
    , m_office(new QLabel)
    , m_hint(new QLabel)
    , m_banner(new Banner)
    , m_staff(new CodeEdit)
    , m_password(new QLineEdit)
    , m_button(new QPushButton(tr("Sign in (F9)")))
    , m_other(new QPushButton(tr("Sign in as somebody else; the cases stay")))
{
    setObjectName(QStringLiteral("signInPage"));
    auto* card = new QFrame;
    card->setFixedWidth(kCardWidth);
    auto* layout = new QVBoxLayout(card);
    layout->setSpacing(theme::kGap);
    auto* title = new QLabel(tr("Xuanhao"));
    QFont large = title->font();
    large.setPointSizeF(24);
    title->setFont(large);
    auto* staffLabel = new QLabel(tr("&Staff number"));
    staffLabel->setBuddy(m_staff);
    auto* passwordLabel = new QLabel(tr("&Password"));
    passwordLabel->setBuddy(m_password);
    m_staff->setObjectName(QStringLiteral("staffLineEdit"));
    m_staff->setAccessibleName(tr("Staff number"));
    static_cast<CodeEdit*>(m_staff)->setFixer([](QStringView text) { return text.trimmed().toString(); });
    m_password->setObjectName(QStringLiteral("passwordLineEdit"));
    m_password->setAccessibleName(tr("Password"));
    m_password->setEchoMode(QLineEdit::Password);
    m_password->setMaxLength(128);
    m_button->setObjectName(QStringLiteral("signInButton"));
    m_button->setProperty(theme::kKindProperty, QStringLiteral("primary"));
    m_hint->setWordWrap(true);
    m_office->setWordWrap(true);
    layout->addWidget(title);
    layout->addWidget(m_office);
    layout->addSpacing(theme::kGapLarge);
    layout->addWidget(m_banner);
    layout->addWidget(staffLabel);
    layout->addWidget(m_staff);
    layout->addWidget(passwordLabel);
    layout->addWidget(m_password);
    layout->addSpacing(theme::kGap);
    layout->addWidget(m_button);
    layout->addWidget(m_hint);
    m_other->setObjectName(QStringLiteral("otherStaffButton"));
    m_other->setProperty(theme::kKindProperty, QStringLiteral("quiet"));
    layout->addWidget(m_other, 0, Qt::AlignLeft);
    auto* outer = new QVBoxLayout(this);
    outer->addStretch(2);
    outer->addWidget(card, 0, Qt::AlignHCenter);
    outer->addStretch(3);

    connect(m_staff, &QLineEdit::returnPressed, m_password, qOverload<>(&QWidget::setFocus));
    connect(m_password, &QLineEdit::returnPressed, this, &SignInPage::signIn);
    connect(m_button, &QPushButton::clicked, this, &SignInPage::signIn);
    connect(m_other, &QPushButton::clicked, this, [this] {
        m_context.services.staff.signOut();
        m_staff->clear();
        activate();
    });
    connect(new QShortcut(Qt::Key_F9, this, nullptr, nullptr, Qt::WidgetWithChildrenShortcut),
            &QShortcut::activated, this, &SignInPage::signIn);
    connect(&context.services.connection, &Connection::changed, this, &SignInPage::refresh);
    connect(&context.services.office, &OfficeService::changed, this, &SignInPage::refresh);
    refresh();
}

void SignInPage::activate()
{
    m_password->clear();
    refresh();
    if (m_staff->text().isEmpty())
        m_staff->setFocus();
    else
        m_password->setFocus();
}

void SignInPage::refresh()
{
    const OfficeReference* office = m_context.services.office.reference();
    m_office->setText(office ? office->name : QString());
    const auto current = m_context.services.staff.current();
    const bool isLocked = current && m_context.services.staff.isLocked();
    if (isLocked)
        m_staff->setText(current->staff);
    m_staff->setEnabled(!isLocked);
    m_other->setVisible(isLocked);
    if (isLocked)
        m_hint->setText(
            tr("Locked. %1 signs in again to go on; the open cases are kept.").arg(current->name));
    else if (current && current->lastSignIn)
        m_hint->setText(tr("Last sign-in: %1").arg(shortDateTime(*current->lastSignIn)));
    else
        m_hint->clear();
    switch (m_context.services.connection.state()) {
    case ConnectionState::WrongKey:
        m_banner->showMessage(
            Tone::Error, sentenceFor(Failure{
                             .kind = Failure::Kind::WrongKey, .problem = {}, .requestId = {}, .detail = {}}));
        break;
    case ConnectionState::Unknown:
        m_banner->showMessage(
            Tone::Error,
            tr("The central server does not know this counter. The administrator enrols it anew."));
        break;
    case ConnectionState::Offline:
        m_banner->showMessage(Tone::Warning, tr("The central server does not answer. Signing in needs the "
                                                "line; it is tried again by itself."));
        break;
    case ConnectionState::Connecting:
    case ConnectionState::Online:
    case ConnectionState::Busy:
    case ConnectionState::Unstable:
        if (m_banner->property("isAboutConnection").toBool())
            m_banner->clear();
        m_banner->setProperty("isAboutConnection", false);
        return;
    }
    m_banner->setProperty("isAboutConnection", true);
}

void SignInPage::signIn()
{
    if (!m_button->isEnabled())
        return;
    if (m_staff->text().isEmpty() || m_password->text().isEmpty()) {
        m_banner->showMessage(Tone::Error, tr("Enter the staff number and the password."));
        (m_staff->text().isEmpty() ? m_staff : m_password)->setFocus();
        return;
    }
    m_button->setEnabled(false);
    m_button->setText(tr("Signing in…"));
    m_context.services.staff.signIn(
        m_staff->text(), m_password->text(),
        [self = QPointer<SignInPage>(this)](const std::optional<Failure>& failure) {
            if (!self)
                return;
            self->m_button->setEnabled(true);
            self->m_button->setText(tr("Sign in (F9)"));
            self->m_password->clear();
            if (failure) {
                self->m_banner->showMessage(Tone::Error, sentenceFor(*failure));
                self->m_banner->setProperty("isAboutConnection", false);
                self->m_password->setFocus();
            } else {
                self->m_banner->clear();
            }
        });
}

} // namespace xuanhao
