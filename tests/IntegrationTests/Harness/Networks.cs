using NetCompiler.Compiler.Declarations;
using NetCompiler.Compiler.Tests.Layers;

namespace NetCompiler.IntegrationTests.Harness;

/// <summary>Declarations from text.</summary>
internal static class Networks
{
    /// <summary>A network of a name, in the name space that all generated networks of the tests share.</summary>
    public static NetworkDeclaration Declare(string name, string layers, bool inputGradient = false, params BlockDeclaration[] blocks) =>
        DeclarationText.Network(layers, blocks) with
        {
            Namespace = "Generated",
            Name = name,
            Header = $"public sealed partial class {name}",
            InputGradient = inputGradient,
        };
}
