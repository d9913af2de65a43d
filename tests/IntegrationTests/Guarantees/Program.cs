using System;
using System.Globalization;

namespace NetCompiler.IntegrationTests.Guarantees;

/// <summary>What the tests run in another process: trains with the number of threads given, and prints the hash.</summary>
internal static class Program
{
    public static void Main(string[] arguments) => Console.WriteLine(Training.Hash(int.Parse(arguments[0], CultureInfo.InvariantCulture)));
}
