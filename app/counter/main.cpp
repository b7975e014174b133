// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "app/counter/counterprogram.h"

int main(int argc, char** argv)
{
    return xuanhao::runCounter(argc, argv);
}
