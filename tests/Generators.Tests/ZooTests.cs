using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using NetCompiler.Compiler;
using NetCompiler.Compiler.Declarations;
using NetCompiler.Compiler.Emission;
using NetCompiler.Compiler.Passes;
using NetCompiler.Generators.Reading;
using NetCompiler.Generators.Tests.Harness;
using Xunit;
using Xunit.Abstractions;

namespace NetCompiler.Generators.Tests;

/// <summary>Networks of the size that people use, samples/Zoo: what the plans need, and how long they take.</summary>
public sealed class ZooTests(ITestOutputHelper output)
{
    private static readonly IReadOnlyList<INamedTypeSymbol> s_networks = Networks();

    public static TheoryData<string> Names => [.. s_networks.Select(network => network.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Arenas_are_at_most_a_fifth_larger_than_they_must_be(string name)
    {
        long start = Stopwatch.GetTimestamp();
        NetworkDeclaration declaration = NetworkReader.Read(s_networks.Single(network => network.Name == name), CancellationToken.None);
        NetworkPlan plan = NetworkCompiler.Plan(declaration);
        double planning = Stopwatch.GetElapsedTime(start).TotalSeconds;
        int[] lines = [.. new[] { SurfaceEmitter.Emit(plan), KernelsEmitter.Emit(plan) }.Select(file => file.Text.Count(c => c == '\n'))];
        output.WriteLine($"{name}: planned in {planning:F1} s, printed in {Stopwatch.GetElapsedTime(start).TotalSeconds - planning:F1} s, {lines[0]} + {lines[1]} lines");
        foreach (Section section in plan.Sections)
        {
            output.WriteLine(
                $"{section.Name}: {section.RowLength} floats a row, {section.RowLowerBound} are needed; {section.FixedLength} shared, {section.FixedLowerBound} are needed");
        }

        Assert.All(plan.Sections, section =>
        {
            Assert.InRange(section.RowLength, section.RowLowerBound, section.RowLowerBound * 1.2);
            Assert.InRange(section.FixedLength, section.FixedLowerBound, section.FixedLowerBound * 1.2);
        });
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Generated_source_stays_short_enough_to_be_read_and_compiled(string name)
    {
        NetworkPlan plan = NetworkCompiler.Plan(NetworkReader.Read(s_networks.Single(network => network.Name == name), CancellationToken.None));
        SourceFile[] files = [SurfaceEmitter.Emit(plan), KernelsEmitter.Emit(plan)];

        Assert.InRange(files.Sum(file => file.Text.Count(c => c == '\n')), 100, 4999);
    }

    private static List<INamedTypeSymbol> Networks()
    {
        CSharpCompilation compilation = TestCompilation.Create(
            [.. Directory.EnumerateFiles(Repository.PathOf("samples", "Zoo"), "*.cs").Order(System.StringComparer.Ordinal).Select(File.ReadAllText)]);
        return
        [
            .. compilation.GetSymbolsWithName(_ => true, SymbolFilter.Type).OfType<INamedTypeSymbol>()
                .Where(type => type.GetAttributes().Any(attribute => RuntimeTypes.IsNetwork(attribute.AttributeClass)))
                .OrderBy(type => type.Name, System.StringComparer.Ordinal),
        ];
    }
}
