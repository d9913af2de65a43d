using System;
using System.Collections.Generic;
using System.IO;
using System.Reflection;
using System.Runtime.Loader;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using NetCompiler.Generators.Tests.Harness;
using Xunit;

namespace NetCompiler.Generators.Tests;

/// <summary>Blocks that are in another assembly, of which the generator sees metadata only: from their declaration to what the user's program computes.</summary>
public sealed class BlockLibraryTests
{
    private const string Library = """
        namespace Library
        {
            /// <summary>Layers around which a tap of the caller goes.</summary>
            /// <param name="width">Values before and behind.</param>
            /// <param name="skip">The tap.</param>
            /// <param name="factor">How much wider it is inside.</param>
            [Dense("factor * (width + 1) - factor", bias: false), BatchNorm, ReLU]
            [Dense("width"), Add("skip")]
            public sealed class ResidualAttribute(object width, string skip, int factor = 2) : BlockAttribute;

            /// <summary>Several of them.</summary>
            /// <param name="width">Twice the values of each.</param>
            /// <param name="depth">How many.</param>
            [Tap("start"), Residual("width / 2", "start", Repeat = "depth", Name = "part{i + 1}")]
            [Residual("width / 2", "start", factor: 3), Tanh]
            public sealed class StageAttribute(int width, int depth) : BlockAttribute;
        }
        """;

    private const string Program = """
        using Library;

        [Network, Input(6), Dense(4), Stage(8, 2, Name = "s"), Dense(3), MeanSquaredErrorLoss]
        internal sealed partial class Blocks;

        [Network, Input(6), Dense(4), Tap("start")]
        [Dense(8, bias: false, Name = "s.part1.dense0"), BatchNorm(Name = "s.part1.batchnorm0"), ReLU, Dense(4, Name = "s.part1.dense1"), Add("start")]
        [Dense(8, bias: false, Name = "s.part2.dense0"), BatchNorm(Name = "s.part2.batchnorm0"), ReLU, Dense(4, Name = "s.part2.dense1"), Add("start")]
        [Dense(12, bias: false, Name = "s.residual2.dense0"), BatchNorm(Name = "s.residual2.batchnorm0"), ReLU]
        [Dense(4, Name = "s.residual2.dense1"), Add("start"), Tanh, Dense(3, Name = "dense1"), MeanSquaredErrorLoss]
        internal sealed partial class WrittenOut;

        internal static class User
        {
            public static float[][] Predict()
            {
                float[] input = [0.5f, -1, 2, 0.25f, -3, 1], first = new float[Blocks.OutputLength], second = new float[WrittenOut.OutputLength];
                new Blocks(seed: 7).Predict(input, first);
                new WrittenOut(seed: 7).Predict(input, second);
                return [first, second];
            }

            public static string[][] Names() => [Names(Blocks.Info), Names(WrittenOut.Info)];

            private static string[] Names(NetworkInfo info)
            {
                string[] names = new string[info.Parameters.Count];
                for (int i = 0; i < names.Length; i++)
                {
                    names[i] = info.Parameters[i].Name;
                }

                return names;
            }
        }
        """;

    [Fact]
    public async Task A_library_of_blocks_has_no_warnings()
    {
        IReadOnlyList<Diagnostic> diagnostics = await AnalyzerRun.AllAsync(TestCompilation.Create(Library));

        Assert.DoesNotContain(diagnostics, TestCompilation.IsComplaint);
    }

    [Fact]
    public void Blocks_of_a_referenced_assembly_compile_without_warnings_and_compute_what_is_written_out()
    {
        byte[] library = TestCompilation.Image(TestCompilation.Create(Library).WithAssemblyName("Library"));
        CSharpCompilation compilation = TestCompilation.Create([Program], [MetadataReference.CreateFromImage(library)]);
        GeneratorRun run = GeneratorRun.Of(compilation);
        Assert.Empty(run.Diagnostics);
        Assert.DoesNotContain(run.Output.GetDiagnostics(), TestCompilation.IsComplaint);

        LoadContext context = new(library);
        Type user = context.LoadFromStream(new MemoryStream(TestCompilation.Image(run.Output))).GetType("User")!;
        string[][] names = (string[][])user.GetMethod("Names")!.Invoke(null, [])!;
        Assert.Equal(names[1], names[0]);
        Assert.Contains("s.part2.dense1.weight", names[0]);
        float[][] predictions = (float[][])user.GetMethod("Predict")!.Invoke(null, [])!;
        Assert.Contains(predictions[0], value => value != 0);
        Assert.Equal(predictions[1], predictions[0]);
        context.Unload();
    }

    // NetCompiler itself is the one that the tests have loaded.
    private sealed class LoadContext(byte[] library) : AssemblyLoadContext(isCollectible: true)
    {
        protected override Assembly? Load(AssemblyName name) => name.Name == "Library" ? LoadFromStream(new MemoryStream(library)) : null;
    }
}
