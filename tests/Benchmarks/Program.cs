using System;
using NetCompiler.Benchmarks;

if (args is ["report", .. string[] filters])
{
    // Further groups of rows join this list.
    Report.Print([.. KernelCases.All(), .. WinogradCases.All()], filters);
    return 0;
}

Console.Error.WriteLine("usage: dotnet run -c Release --project tests/Benchmarks -- report [words that a row's name must contain]");
return 1;
