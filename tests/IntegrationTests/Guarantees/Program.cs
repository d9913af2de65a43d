using System;
using System.Globalization;

namespace NetCompiler.IntegrationTests.Guarantees;

/// <summary>
/// What the tests run in another process: compiles kernels, predicts from mapped files, or trains, with the number of threads or the checkpoint folder
/// given, and prints the hash.
/// </summary>
internal static class Program
{
    public static void Main(string[] arguments) => Console.WriteLine(arguments switch
    {
        [ResumableTraining.Command, string folder] => ResumableTraining.Run(folder),
        [KernelCompilation.Command] => KernelCompilation.Run(),
        [MappedPredictions.Command] => MappedPredictions.Run(),
        _ => Training.Hash(int.Parse(arguments[0], CultureInfo.InvariantCulture)),
    });
}
