using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace NetCompiler.Generators.Tests.Harness;

/// <summary>A run of the generator, with the driver that can run again after an edit.</summary>
internal sealed class GeneratorRun
{
    private readonly GeneratorDriver _driver;

    private GeneratorRun(GeneratorDriver driver, Compilation input)
    {
        _driver = driver.RunGeneratorsAndUpdateCompilation(input, out Compilation output, out _);
        Output = output;
        Result = _driver.GetRunResult().Results.Single();
        if (Result.Exception is not null)
        {
            throw new System.InvalidOperationException("The generator failed.", Result.Exception);
        }
    }

    /// <summary>The compilation together with the generated files.</summary>
    public Compilation Output { get; }

    /// <summary>Roslyn's account of the run.</summary>
    public GeneratorRunResult Result { get; }

    /// <summary>What the generator itself reported.</summary>
    public ImmutableArray<Diagnostic> Diagnostics => Result.Diagnostics;

    /// <summary>The generated files by name.</summary>
    public IReadOnlyDictionary<string, string> Files =>
        Result.GeneratedSources.ToDictionary(file => file.HintName, file => file.SourceText.ToString());

    /// <summary>Runs the generator for the first time.</summary>
    public static GeneratorRun Of(CSharpCompilation compilation, params (string Name, string Value)[] properties)
    {
        GeneratorDriver driver = CSharpGeneratorDriver.Create(
            [new NetworkGenerator().AsSourceGenerator()],
            parseOptions: (CSharpParseOptions)compilation.SyntaxTrees[0].Options,
            optionsProvider: new TestOptions(properties),
            driverOptions: new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true));
        return new GeneratorRun(driver, compilation);
    }

    /// <summary>Runs it again with what it remembers.</summary>
    public GeneratorRun After(Compilation edited) => new(_driver, edited);

    /// <summary>Why each value of a step was computed, or was not.</summary>
    public IEnumerable<IncrementalStepRunReason> Reasons(string step) =>
        Result.TrackedSteps[step].SelectMany(run => run.Outputs).Select(output => output.Reason);

    /// <summary>Why each network's files were written, or were not. The outputs of reporting give no files, and are told apart by that.</summary>
    public IReadOnlyDictionary<string, IncrementalStepRunReason> FileReasons() =>
        Result.TrackedOutputSteps.Values.SelectMany(runs => runs)
            .Where(run => run.Inputs.Any(input => input.Source.Name == TrackingNames.Declarations))
            .SelectMany(run => run.Inputs.Zip(run.Outputs))
            .ToDictionary(
                pair => ((Compiler.Declarations.NetworkDeclaration)pair.First.Source.Outputs[pair.First.OutputIndex].Value).Name,
                pair => pair.Second.Reason);
}
