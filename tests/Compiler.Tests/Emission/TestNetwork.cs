using System.Collections.Generic;
using NetCompiler.Compiler.Declarations;
using NetCompiler.Compiler.Emission;
using NetCompiler.Compiler.Graphs;
using NetCompiler.Compiler.Passes;
using NetCompiler.Compiler.Tests.Layers;
using Xunit;

namespace NetCompiler.Compiler.Tests.Emission;

/// <summary>A network as text, compiled.</summary>
internal sealed record TestNetwork(string Name, string Layers, bool InputGradient = false)
{
    /// <summary>The declaration, as of a public class in a name space.</summary>
    public NetworkDeclaration Declaration => DeclarationText.Network(Layers) with
    {
        Namespace = "Samples",
        Name = Name,
        Header = $"public sealed partial class {Name}",
        InputGradient = InputGradient,
    };

    /// <summary>The plan; the graph is verified after every pass.</summary>
    public NetworkPlan Plan() => NetworkCompiler.Plan(Declaration, observe: GraphVerifier.Verify);

    /// <summary>The files; there must be no problems.</summary>
    public IReadOnlyList<SourceFile> Compile()
    {
        CompilationResult result = NetworkCompiler.Compile(Declaration);
        Assert.Empty(result.Problems);
        return result.Files;
    }

    /// <inheritdoc/>
    public override string ToString() => Name;
}
