using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using NetCompiler.Generators.Tests.Harness;
using Xunit;

namespace NetCompiler.Generators.Tests;

/// <summary>Editing costs what the edit is about, and no more.</summary>
public sealed class IncrementalityTests
{
    private static readonly string[] s_sources =
    [
        "[Network, Input(4), Dense(2)] public partial class Plain;",
        "[Network, Input(4), Twice(8)] public partial class WithBlock;",
        "[Dense(\"2 * n\"), ReLU] public class TwiceAttribute(object n) : BlockAttribute;",
        "public class Unrelated { public int X => 1; }",
        "[Network, Input(4), Outer(8)] public partial class WithBlocks;",
        "[Twice(\"n + 1\"), Tanh] public class OuterAttribute(int n) : BlockAttribute;",
    ];

    [Fact]
    public void An_unrelated_edit_reads_the_attributes_and_stops_there()
    {
        GeneratorRun after = Edit(3, "public class Unrelated { public int X => 2; }");

        Assert.All(after.Reasons(TrackingNames.Declarations), Unchanged);
        Assert.Equal(["Plain: Cached", "WithBlock: Cached", "WithBlocks: Cached"], FileReasons(after));
    }

    [Fact]
    public void An_edit_beside_the_attributes_stops_there_too()
    {
        GeneratorRun after = Edit(0, "/* A comment. */ [Network] [Input(2 + 2), Dense(units: 2)] public partial class Plain { private int _x; }");

        Assert.All(after.Reasons(TrackingNames.Declarations), Unchanged);
        Assert.Equal(["Plain: Cached", "WithBlock: Cached", "WithBlocks: Cached"], FileReasons(after));
    }

    [Fact]
    public void An_edit_of_a_network_compiles_that_one()
    {
        GeneratorRun after = Edit(0, "[Network, Input(4), Dense(3)] public partial class Plain;");

        Assert.Equal(["Plain: Modified", "WithBlock: Cached", "WithBlocks: Cached"], FileReasons(after));
    }

    [Fact]
    public void An_edit_of_a_block_compiles_the_networks_that_use_it_also_through_another_block()
    {
        GeneratorRun after = Edit(2, "[Dense(\"3 * n\"), ReLU] public class TwiceAttribute(object n) : BlockAttribute;");

        Assert.Equal(["Plain: Cached", "WithBlock: Modified", "WithBlocks: Modified"], FileReasons(after));
    }

    [Fact]
    public void An_edit_of_the_outer_block_leaves_users_of_the_inner_one_alone()
    {
        GeneratorRun after = Edit(5, "[Twice(\"n + 1\"), Tanh] public class OuterAttribute(int n, int unread = 3) : BlockAttribute;");

        Assert.Equal(["Plain: Cached", "WithBlock: Cached", "WithBlocks: Modified"], FileReasons(after));
    }

    [Theory]
    [InlineData("/* A comment. */ [Dense(\"2 * n\")] [ReLU] public class TwiceAttribute(object n) : BlockAttribute { public object N => n; }")]
    [InlineData("[Dense(units: \"2 * n\"), ReLU] public class TwiceAttribute : BlockAttribute { public TwiceAttribute(object n) { } }")]
    public void An_edit_beside_the_layers_of_a_block_compiles_nothing(string text)
    {
        GeneratorRun after = Edit(2, text);

        Assert.All(after.Reasons(TrackingNames.Declarations), Unchanged);
        Assert.Equal(["Plain: Cached", "WithBlock: Cached", "WithBlocks: Cached"], FileReasons(after));
    }

    [Fact]
    public void Another_version_of_a_library_of_blocks_compiles_the_networks_that_use_it()
    {
        MetadataReference first = Library("2 * n"), second = Library("3 * n");
        CSharpCompilation compilation = TestCompilation.Create([s_sources[0], s_sources[1]], [first]);
        GeneratorRun after = GeneratorRun.Of(compilation).After(compilation.ReplaceReference(first, second));

        Assert.Equal(["Plain: Cached", "WithBlock: Modified"], FileReasons(after));

        static MetadataReference Library(string units) =>
            TestCompilation.Emit(TestCompilation.Create($"[Dense(\"{units}\")] public class TwiceAttribute(int n) : BlockAttribute;"));
    }

    [Fact]
    public void A_network_that_goes_takes_its_files_along()
    {
        GeneratorRun after = Edit(0, "public partial class Plain;");

        Assert.Contains(after.Files.Keys, name => name.Contains("WithBlock", System.StringComparison.Ordinal));
        Assert.DoesNotContain(after.Files.Keys, name => name.Contains("Plain", System.StringComparison.Ordinal));
    }

    private static void Unchanged(IncrementalStepRunReason reason) => Assert.Contains(reason, new[] { IncrementalStepRunReason.Unchanged, IncrementalStepRunReason.Cached });

    private static GeneratorRun Edit(int file, string text)
    {
        CSharpCompilation compilation = TestCompilation.Create(s_sources);
        GeneratorRun before = GeneratorRun.Of(compilation);
        return before.After(compilation.ReplaceSyntaxTree(compilation.SyntaxTrees[file], TestCompilation.Parse(text, file)));
    }

    private static IEnumerable<string> FileReasons(GeneratorRun run) =>
        run.FileReasons().Select(network => $"{network.Key}: {network.Value}").Order(System.StringComparer.Ordinal);
}
