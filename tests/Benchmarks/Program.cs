using System;
using NetCompiler.Benchmarks;

switch (args)
{
    case ["report", .. string[] filters]:
        // Further groups of rows join this list.
        Report.Print([.. KernelCases.All(), .. WinogradCases.All()], filters);
        return 0;
    case ["edits"]:
        return await EditCosts.PrintAsync() ? 0 : 1;
    default:
        Console.Error.WriteLine("usage: dotnet run -c Release --project tests/Benchmarks -- report [words that a row's name must contain]");
        Console.Error.WriteLine("       dotnet run -c Release --project tests/Benchmarks -- edits");
        return 1;
}
