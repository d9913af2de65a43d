using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using NetCompiler.Compiler.Declarations;
using NetCompiler.Generators.Reading;
using NetCompiler.Generators.Tests.Harness;
using Xunit;

namespace NetCompiler.Generators.Tests.Reading;

public sealed class NetworkReaderTests
{
    [Fact]
    public void Layers_stand_in_source_order_whatever_the_brackets()
    {
        NetworkDeclaration network = Read("""
            [Network]
            [Input(1, 28, 28)]
            [ReLU, Tanh] [Sigmoid]
            [System.Serializable]
            [Flatten, Softmax]
            public sealed partial class X;
            """);

        Assert.Equal(["Input", "ReLU", "Tanh", "Sigmoid", "Flatten", "Softmax"], network.Layers.Select(layer => layer.Kind));
        Assert.Equal([0, 1, 2, 3, 4, 5], network.Layers.Select(layer => layer.Index));
    }

    [Theory]
    [InlineData("public sealed partial class X;", "public sealed partial class X")]
    [InlineData("internal partial class X { }", "internal partial class X")]
    [InlineData("partial class X;", "internal partial class X")]
    [InlineData("public partial class @event;", "public partial class @event")]
    public void The_header_repeats_the_declaration(string declaration, string header) =>
        Assert.Equal(header, Read("[Network, Input(1)]\n" + declaration).Header);

    [Fact]
    public void Namespace_and_containers_are_those_of_the_class()
    {
        NetworkDeclaration network = Read("""
            namespace A.@class
            {
                public static partial class Outer
                {
                    internal partial record struct Inner
                    {
                        [Network, Input(1)]
                        private sealed partial class X;
                    }
                }
            }
            """);

        Assert.Equal("A.@class", network.Namespace);
        Assert.Equal(["public partial class Outer", "internal partial record struct Inner"], network.Containers);
        Assert.Equal("private sealed partial class X", network.Header);
        Assert.Equal("A.@class.Outer.Inner.X", network.FullName);
    }

    [Theory]
    [InlineData("Network", true, false)]
    [InlineData("Network(Training = false)", false, false)]
    [InlineData("Network(InputGradient = true)", true, true)]
    public void Options_of_the_network_are_read(string attribute, bool training, bool inputGradient)
    {
        NetworkDeclaration network = Read($"[{attribute}, Input(1)]\npartial class X;");

        Assert.Equal((training, inputGradient), (network.Training, network.InputGradient));
    }

    [Theory]
    [InlineData("Network", false)]
    [InlineData("Network(Numerics = Numerics.Fast)", false)]
    [InlineData("Network(Numerics = Numerics.Exact)", true)]
    public void Numerics_are_read(string attribute, bool exact) => Assert.Equal(exact, Read($"[{attribute}, Input(1)]\npartial class X;").ExactNumerics);

    [Fact]
    public void What_CSharp_rejects_is_left_out_and_told()
    {
        CSharpCompilation compilation = TestCompilation.Create("""
            [Network, Input(1), Dense(units: "a", 3, 4, 5), Dnse(3), ReLU]
            partial class X;
            """);

        NetworkDeclaration network = NetworkReader.Read(Find(compilation), CancellationToken.None, out bool complete);

        Assert.False(complete);
        Assert.Equal(["Input", "ReLU"], network.Layers.Select(layer => layer.Kind));
    }

    [Fact]
    public void Equal_networks_have_equal_declarations()
    {
        const string Source = """
            [Network, Input(3, 8, 8), Conv2D(4, kernel: 3, Name = "c"), B(2)] partial class X;
            [Dense("n")] class BAttribute(int n) : BlockAttribute;
            """;

        Assert.Equal(Read(Source), Read("\n\n// Moved.\n" + Source));
        Assert.Equal(Read(Source).GetHashCode(), Read(Source).GetHashCode());
        Assert.NotEqual(Read(Source), Read(Source.Replace("\"n\"", "\"n + 1\"", System.StringComparison.Ordinal)));
    }

    internal static NetworkDeclaration Read(params string[] sources) =>
        NetworkReader.Read(Find(TestCompilation.Create(sources)), CancellationToken.None);

    internal static INamedTypeSymbol Find(CSharpCompilation compilation) => compilation.GetSymbolsWithName(_ => true, SymbolFilter.Type)
        .OfType<INamedTypeSymbol>().Single(type => type.GetAttributes().Any(attribute => RuntimeTypes.IsNetwork(attribute.AttributeClass)));
}
