using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using NetCompiler.Compiler.Declarations;
using NetCompiler.Generators.Reading;
using NetCompiler.Generators.Tests.Harness;
using Xunit;

namespace NetCompiler.Generators.Tests.Reading;

public sealed class BlockReaderTests
{
    private const string Bottleneck = """
        [Tap("in")]
        [Conv2D("width", kernel: 3, stride: "stride", bias: false), BatchNorm, Add("in")]
        public sealed class BottleneckAttribute(int width, int stride = 1) : BlockAttribute;
        """;

    [Fact]
    public void A_block_from_another_file_is_read_with_its_layers_and_defaults() =>
        CheckBottleneck(NetworkReaderTests.Read("[Network, Input(3, 8, 8), Bottleneck(64, Repeat = 2)] partial class X;", Bottleneck));

    [Fact]
    public void A_block_from_another_assembly_is_the_same()
    {
        MetadataReference library = TestCompilation.Emit(TestCompilation.Create(Bottleneck));

        CheckBottleneck(NetworkReader.Read(
            NetworkReaderTests.Find(TestCompilation.Create(["[Network, Input(3, 8, 8), Bottleneck(64, Repeat = 2)] partial class X;"], [library])),
            CancellationToken.None));
    }

    [Fact]
    public void Blocks_stand_in_blocks()
    {
        NetworkDeclaration network = NetworkReaderTests.Read("""
            [Network, Outer(3)] partial class X;
            [Inner("2 * n"), ReLU] class OuterAttribute(int n) : BlockAttribute;
            [Dense("m")] class InnerAttribute(object m) : BlockAttribute;
            """);

        BlockDeclaration outer = network.Layers.Single().Block!;
        Assert.Equal(["Inner", "ReLU"], outer.Layers.Select(layer => layer.Kind));
        Assert.Equal("m: \"2 * n\"", outer.Layers[0].Arguments.ToString());
        Assert.Equal("Dense(units: \"m\", bias: true)", outer.Layers[0].Block!.Layers.Single().ToString());
    }

    [Fact]
    public void A_block_that_contains_itself_ends_the_reading()
    {
        NetworkDeclaration network = NetworkReaderTests.Read("""
            [Network, A] partial class X;
            [ReLU, B] class AAttribute : BlockAttribute;
            [A, Tanh] class BAttribute : BlockAttribute;
            """);

        BlockDeclaration inner = network.Layers[0].Block!.Layers[1].Block!.Layers[0].Block!;
        Assert.True(inner.Cycle);
        Assert.Equal("A", inner.Name);
        Assert.Empty(inner.Layers);
    }

    [Fact]
    public void A_block_twice_in_a_row_is_no_cycle()
    {
        NetworkDeclaration network = NetworkReaderTests.Read("[Network, A, A] partial class X; [ReLU] class AAttribute : BlockAttribute;");

        Assert.All(network.Layers, layer => Assert.False(layer.Block!.Cycle));
        Assert.Equal(network.Layers[0].Block, network.Layers[1].Block);
    }

    [Fact]
    public void A_block_with_a_constructor_of_the_older_form_is_read()
    {
        NetworkDeclaration network = NetworkReaderTests.Read("""
            [Network, A("skip", 0.5f)] partial class X;
            [Dropout("rate"), Add("tap")]
            class AAttribute : BlockAttribute { public AAttribute(string tap, float rate = 0.1f, bool fast = false) { } }
            """);

        Assert.Equal("tap: \"skip\", rate: 0.5, fast: false", network.Layers.Single().Arguments.ToString());
        Assert.Equal(["tap = ", "rate = 0.1", "fast = false"], network.Layers.Single().Block!.Parameters.Select(p => $"{p.Name} = {p.Default}"));
    }

    private static void CheckBottleneck(NetworkDeclaration network)
    {
        LayerDeclaration use = network.Layers[1];
        Assert.Equal("Bottleneck(width: 64, stride: 1, Repeat: 2)", use.ToString());
        Assert.Equal(["width = ", "stride = 1"], use.Block!.Parameters.Select(p => $"{p.Name} = {p.Default}"));
        Assert.Equal(
            [
                "Tap(name: \"in\")",
                "Conv2D(filters: \"width\", kernel: 3, stride: \"stride\", bias: false, padding: 0)",
                "BatchNorm(momentum: 0.1, epsilon: 1E-05)",
                "Add(name: \"in\")",
            ],
            use.Block.Layers.Select(layer => layer.ToString()));
    }
}
