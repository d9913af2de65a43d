using System.Collections.Generic;
using NetCompiler.Compiler.Graphs;

namespace NetCompiler.Compiler.Layers;

/// <summary>What the classes of a prediction are called.</summary>
/// <param name="Place">Where it stands.</param>
/// <param name="LayerName">The layer that says so.</param>
/// <param name="Value">The value whose features are the classes.</param>
/// <param name="Names">The names.</param>
/// <param name="Type">The C# type of a class: an enumeration, or <see cref="Text"/>.</param>
/// <param name="IsPublic">Whether everybody sees that type.</param>
public sealed record ClassNames(Place Place, string LayerName, Node Value, IReadOnlyList<string> Names, string Type, bool IsPublic)
{
    /// <summary>The C# type of names.</summary>
    public const string Text = "string";
}
