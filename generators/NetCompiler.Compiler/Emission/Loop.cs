using System;
using System.Collections.Generic;
using System.Linq;
using NetCompiler.Compiler.Graphs;
using NetCompiler.Compiler.Layouts;
using NetCompiler.Compiler.Operators;

namespace NetCompiler.Compiler.Emission;

/// <summary>
/// The loops over one sample of a value and the strides of everything that is read along them. Neighboring loops become one where all
/// operands are contiguous.
/// </summary>
public sealed class Loop
{
    private readonly Dictionary<Node, Walk> _walks = [];
    private readonly Layout _layout;

    // Whether pixels, or pixels merged into lanes, are as many as the caller gives steps.
    private readonly bool _hasSteps;

    /// <summary>Prepares the loops over a value of this type and layout.</summary>
    /// <param name="operands">What is read along, the value itself included if it is written.</param>
    /// <param name="merge">Whether pixels may merge into lanes: not where lanes are told apart.</param>
    public Loop(Kernel kernel, NodeType type, Layout layout, IEnumerable<Node> operands, bool merge)
    {
        _layout = layout;
        _hasSteps = layout is StridedLayout { HasSteps: true };
        (Lines, Pixels, Lanes, ValidLanes) = layout switch
        {
            PanelLayout panels => (panels.Panels, panels.Depth, panels.Width, panels.Width),
            StridedLayout strided => (strided.Lines, strided.Pixels, Packing.RoundUp(strided.Lanes, Packing.Lanes), strided.Lanes),
            _ => throw new ShapeException($"No loop over {layout} is known."),
        };
        foreach (Node operand in operands)
        {
            _walks[operand] = WalkOf(kernel, operand, type, layout);
        }

        // The lanes of the padding between pixels are computed along where that makes the loop longer.
        int padded = layout is StridedLayout { LaneStride: 1 } value ? value.PixelStride : Lanes;
        if (merge && (Pixels == 1 || _walks.Values.All(walk => walk.Lane == 1 && walk.Pixel == padded)))
        {
            Lanes = Pixels == 1 ? Lanes : Pixels * padded;
            int line = Lanes;
            Pixels = 1;
            if (Lines > 1 && !_hasSteps && _walks.Values.All(walk => walk.Lane == 1 && walk.Line == line))
            {
                (Lanes, Lines) = (Lanes * Lines, 1);
            }
        }

        if (merge && Lines > 1 && !_hasSteps && _walks.Values.All(walk => walk.Line == Pixels * walk.Pixel))
        {
            (Pixels, Lines) = (Pixels * Lines, 1);
        }
    }

    /// <summary>Iterations of the outer loop.</summary>
    public int Lines { get; }

    /// <summary>Iterations of the middle loop.</summary>
    public int Pixels { get; }

    /// <summary>Floats of the inner loop, a multiple of 16.</summary>
    public int Lanes { get; }

    /// <summary>Lanes of a pixel that hold values; the others hold anything.</summary>
    public int ValidLanes { get; }

    /// <summary>The strides of an operand.</summary>
    public Walk this[Node operand] => _walks[operand];

    /// <summary>The shape of the loops, for the library; with the steps of the elements' numbers if they count.</summary>
    public string Shape(bool countsElements)
    {
        if (!countsElements)
        {
            return $"new({string.Join(", ", Counts())})";
        }

        // Counted as if no halo were there, so that the numbers do not depend on where the value lies.
        StridedLayout places = ((StridedLayout)_layout).Padded();
        int[] numbers = [places.Length, places.LineStride, places.PixelStride];
        return $"new({string.Join(", ", Counts().Concat(numbers.Select(Literals.Of)))})";
    }

    /// <summary>An operand, for the library: where it begins, and its strides.</summary>
    public string Operand(Kernel kernel, Node operand)
    {
        Walk walk = _walks[operand];
        return Operand($"ref {kernel.At(operand, "0")}", kernel.SampleStride(operand), Lines > 1 ? walk.Line : 0, Pixels > 1 ? walk.Pixel : 0);
    }

    /// <summary>An operand, for the library; strides of zero at the end are left out.</summary>
    public static string Operand(string start, int row, int line, int pixel)
    {
        int[] strides = [row, line, pixel];
        int count = pixel != 0 ? 3 : line != 0 ? 2 : row != 0 ? 1 : 0;
        return $"new({string.Join(", ", strides.Take(count).Select(Literals.Of).Prepend(start))})";
    }

    private string[] Counts()
    {
        int most = _hasSteps ? ((StridedLayout)_layout).Pixels : 1;
        string pixels = _hasSteps && Pixels > 1 ? Kernel.Steps : Literals.Of(Pixels);
        string lanes = _hasSteps && Pixels == 1 ? Kernel.Product(Kernel.Steps, Literals.Of(Lanes / most)) : Literals.Of(Lanes);
        return [Literals.Of(Lines), pixels, lanes];
    }

    private static Walk WalkOf(Kernel kernel, Node operand, NodeType type, Layout layout)
    {
        BroadcastKind relation = Broadcasting.Relate(operand.Type, type);
        switch (relation, kernel.LayoutOf(operand), layout)
        {
            case (BroadcastKind.Scalar, _, _):
                return new(0, 0, 0);
            case (BroadcastKind.Channel, StridedLayout from, StridedLayout to) when type.Shape.Kind == ShapeKind.Vector && from.HasCoordinatesOf(to):
                return new(from.LineStride, from.PixelStride, 1);
            case (BroadcastKind.Channel, _, PanelLayout panels):
                return new(panels.Width, 0, 1);
            case (BroadcastKind.Channel, _, _):
                return new(0, 0, 1);
            case (BroadcastKind.RowScalar, StridedLayout rows, _):
                return new(rows.LineStride, rows.PixelStride, 0);
            case (BroadcastKind.Same, PanelLayout from, PanelLayout to) when from == to:
                return new(to.PanelLength, to.Width, 1);
            case (BroadcastKind.Same, StridedLayout from, StridedLayout to) when from.HasCoordinatesOf(to) && from.LaneStride == 1:
                return new(from.LineStride, from.PixelStride, 1);
            default:
                throw new ShapeException($"{operand} lies in {kernel.LayoutOf(operand)}, which a loop over {layout} cannot read.");
        }
    }
}
