using System.Collections.Generic;
using System.Linq;
using NetCompiler.Compiler.Graphs;
using NetCompiler.Compiler.Layouts;
using NetCompiler.Compiler.Operators;
using NetCompiler.Compiler.Passes;

namespace NetCompiler.Compiler.Emission;

/// <summary>
/// The values of a sample in straight lines that stay in registers: products, where all that read them read whole vectors. The others lie in memory.
/// </summary>
public sealed class SampleValues
{
    // Lanes of a value that is held.
    private const int MostLanes = 2 * Packing.Lanes;

    // Lanes of a result that are stored one by one.
    private const int MostSingle = 4;

    private readonly List<Node> _held;

    /// <summary>Chooses them for some kernels.</summary>
    public SampleValues(Section section, IReadOnlyList<Group> groups) => _held =
    [
        .. groups
            .Where(group => group.Main.Operator is Linear && group.Value.Shape.Channels <= MostLanes)
            .Select(group => group.Value)
            .Where(value => section.PlacementOf(value).Home == Home.Rows
                && groups.All(group => ReadsVectors(section, group, value) || group.Operands.All(operand => Section.StorageOf(operand) != value))),
    ];

    /// <summary>Whether a value is in registers.</summary>
    public bool Holds(Node value) => _held.Contains(value);

    /// <summary>The vectors of a value that have true lanes, in C#.</summary>
    public string[] NamesOf(Node value, VectorText vector)
    {
        int count = (value.Shape.Channels + vector.Lanes - 1) / vector.Lanes;
        return [.. Enumerable.Range(0, count).Select(i => $"h{_held.IndexOf(value)}{(char)('a' + i)}")];
    }

    private static bool ReadsVectors(Section section, Group reader, Node value) => reader.Main.Inputs.FirstOrDefault() == value && reader.Main.Operator switch
    {
        Linear => reader.Main.Inputs.Count == Linear.StraightInputs,
        Relayout => section.PlacementOf(reader.Value).Home == Home.Output
            && section.LayoutOf(reader.Value) is StridedLayout to && StraightEmitter.IsVector(to)
            && (to.Lanes <= MostSingle || to.Lanes % Packing.Lanes == 0),
        _ => false,
    };
}
