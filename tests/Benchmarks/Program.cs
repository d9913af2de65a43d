// Measures kernels, networks and builds. See docs/performance.md.
//   report [options]      everything in one table
//   edits                 what a keystroke costs in an editor
//   micro [options]       single kernels by BenchmarkDotNet, which knows the options

using System;
using NetCompiler.Benchmarks;

// Before anything else is loaded: it measures its own start.
if (args is [FirstPrediction.Command, string started, string weights])
{
    Console.Write(FirstPrediction.Run(started, weights));
    return 0;
}

switch (args)
{
    case ["micro", .. string[] options]:
        MicroBenchmarks.Run(options);
        return 0;
    case ["edits"]:
        return await EditCosts.PrintAsync() ? 0 : 1;
    default:
        return ReportCommand.Invoke(args);
}
