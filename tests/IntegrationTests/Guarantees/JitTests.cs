using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using Xunit;

namespace NetCompiler.IntegrationTests.Guarantees;

/// <summary>What the just-in-time compiler makes of the kernels, with vectors of 512 bits and without.</summary>
public class JitTests
{
    // Loops that have more values than there are registers, by their nature: those of chains that hold polynomials, with or without a norm behind them,
    // rows that one register holds, the narrow exponentials of softmax, the transforms of 36 points, and samples of small networks, some of whose
    // values lie on the stack.
    private static readonly string[] s_crowded =
        ["Elementwise:Run[", "Sums:Per", "FeatureNorm:", "CrossEntropy:", "SoftmaxRowNarrow:Exponentials(", "WinogradFour", ":PredictSample("];

    // All of a tile is one turn of their loop, so addresses change within it: these may go to the stack, sums may not.
    private static readonly string[] s_wholeTiles = ["WinogradFour", "DepthwiseTile", "OneChannel"];

    private static readonly string[] s_wide =
    [
        "Tile512:Wide[NetCompiler.CompilerServices.ListedSteps", "Tile512:Wide[NetCompiler.CompilerServices.EvenSteps",
        "Tile512:Wide[NetCompiler.CompilerServices.RowSteps", "Tile512:Slim[NetCompiler.CompilerServices.ListedSteps",
        "Tile512:Slim[NetCompiler.CompilerServices.EvenSteps", "Tile512:Slim[NetCompiler.CompilerServices.RowSteps",
        "Tile512:Seven[NetCompiler.CompilerServices.ListedSteps", "Tile512:Seven[NetCompiler.CompilerServices.RowSteps",
        "Tile512:HalfWide[", "Tile512:HalfSlim[", "WinogradTile512:Eight(", "WinogradTile512:Four(", "DepthwiseLine512:Run[", "DepthwiseTile512:Two[",
        "DepthwiseTile512:One[", "RowVector512:", "FewColumns512:", "OneChannel512:Wide[", "OneChannel512:Slim[", "NineTaps512:Wide(", "NineTaps512:Slim(",
        "Tile512:Wide[NetCompiler.CompilerServices.CopiedSteps", "Tile512:Wide[NetCompiler.CompilerServices.CopiedTapSteps",
    ];

    private static readonly string[] s_narrow =
    [
        .. from rows in (string[])["Six", "Five", "Four"]
           from steps in (string[])["Listed", "Even", "Row", "Copied", "CopiedTap"]
           select $"TileNarrow:Tall[NetCompiler.CompilerServices.{rows}Rows,NetCompiler.CompilerServices.{steps}Steps",
        "TileNarrow:Wide[", "DepthwiseLineNarrow:Run[", "DepthwiseTileNarrow:Two[", "DepthwiseTileNarrow:One[", "RowVectorNarrow:", "FewColumnsNarrow:Run[",
        "OneChannelNarrow:Run[", "NineTapsNarrow:Add(",
    ];

    [Fact]
    public void KernelsOfTheWidestVectorsKeepTheirSumsInRegisters() => Check([]);

    [Fact]
    public void KernelsWithoutAvx512KeepTheirSumsInRegisters() => Check(new() { ["DOTNET_EnableAVX512"] = "0" });

    // Multiply-adds are told by their name on this instruction set.
    private static void Check(Dictionary<string, string> environment)
    {
        if (!Fma.IsSupported)
        {
            return;
        }

        bool isWide = Vector512.IsHardwareAccelerated && environment.Count == 0;
        string[] listing = Listing(environment);
        Assert.DoesNotContain(listing, line => line.Contains("MinOpts", StringComparison.Ordinal));

        IReadOnlyList<Disassembly> methods = Disassembly.Parse(listing);
        foreach (string kernel in isWide ? s_wide : s_narrow)
        {
            Disassembly[] forms = [.. methods.Where(method => method.Name.Contains(kernel, StringComparison.Ordinal))];
            Assert.True(forms.Length > 0 && forms.All(form => form.AddsLoops.Count > 0), $"{kernel} has no loop of multiply-adds.");
        }

        List<string> faults = [];
        foreach (Disassembly method in methods)
        {
            bool isCrowded = s_crowded.Any(name => method.Name.Contains(name, StringComparison.Ordinal));
            bool isWholeTile = s_wholeTiles.Any(name => method.Name.Contains(name, StringComparison.Ordinal));
            string[] spills = [.. isWholeTile && (isWide || !isCrowded) ? method.VectorSpills : isCrowded ? [] : method.Spills];
            if (spills.Length > 0)
            {
                faults.Add($"{method.Name} goes to the stack in a loop of multiply-adds: {string.Join("; ", spills)}");
            }
        }

        Assert.True(faults.Count == 0, string.Join(Environment.NewLine, faults));
    }

    private static string[] Listing(Dictionary<string, string> environment)
    {
        string file = Path.GetTempFileName();
        try
        {
            OtherProcess.Run(KernelCompilation.Command, new Dictionary<string, string>(environment)
            {
                ["DOTNET_JitStdOutFile"] = file,
                ["DOTNET_JitDisasm"] = "*",
                ["DOTNET_JitDisasmAssemblies"] = "NetCompiler;IntegrationTests;Zoo",

                // A second tier has a thread of its own, whose lines would mingle with these.
                ["DOTNET_TieredCompilation"] = "0",
            });
            return File.ReadAllLines(file);
        }
        finally
        {
            File.Delete(file);
        }
    }
}
