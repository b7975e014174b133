// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/services/casedesk.h"
#include "core/services/countercase.h"
#include "core/sync/jumpdetector.h"

#include <QTimer>

#include <memory>
#include <vector>

namespace xuanhao {

/// The cases of this counter on the local database.
class CounterCaseDesk final : public CaseDesk
{
    Q_OBJECT

public:
    CounterCaseDesk(const CaseContext& context, QObject* parent = nullptr);

    /// Brings back the cases of the last run.
    [[nodiscard]] Expected<Done, StorageError> load();
    /// Begins to call step() by itself.
    void start() { m_timer.start(); }
    /// Lets time pass in every case.
    void step();
    /// Stores at once what was typed in any case: the counter is being locked or left.
    void keepDrafts();

    [[nodiscard]] QList<ApplicantCase*> cases() const override;
    [[nodiscard]] ApplicantCase* current() const override { return m_current; }
    void setCurrent(ApplicantCase* applicantCase) override;
    ApplicantCase* create() override;
    ApplicantCase* createFor(const AccountView& account) override;
    void park() override { setCurrent(nullptr); }
    void close(ApplicantCase* applicantCase) override;

private:
    [[nodiscard]] CounterCase* add(CaseRecord record);
    void storeCurrent();

    CaseContext m_context;
    std::vector<std::unique_ptr<CounterCase>> m_cases;
    CounterCase* m_current = nullptr;
    JumpDetector m_jumps;
    QTimer m_timer;
};

} // namespace xuanhao
