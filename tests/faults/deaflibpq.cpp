// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0

/// A planted fault for ./dev faults --detectors: in front of libpq (LD_PRELOAD) it keeps every notice from
/// the program, so that a commit whose wait for the standby was cancelled (01000) looks like any other.
#include <libpq-fe.h>

extern "C" PQnoticeReceiver PQsetNoticeReceiver(PGconn* connection, PQnoticeReceiver receiver,
                                                void* argument);

PQnoticeReceiver PQsetNoticeReceiver(PGconn*, PQnoticeReceiver receiver, void*)
{
    return receiver;
}
