// Measures kernels, networks and builds. See docs/performance.md.
//   report [options]      everything in one table
//   micro [options]       single kernels by BenchmarkDotNet, which knows the options

using System;
using NetCompiler.Benchmarks;

// Before anything else is loaded: it measures its own start.
if (args is [FirstPrediction.Command, string started, string weights])
{
    Console.Write(FirstPrediction.Run(started, weights));
    return 0;
}

if (args is ["micro", .. string[] options])
{
    MicroBenchmarks.Run(options);
    return 0;
}

return ReportCommand.Invoke(args);
