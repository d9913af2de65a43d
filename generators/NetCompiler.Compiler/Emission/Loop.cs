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

    /// <summary>Prepares the loops over a value of this type and layout.</summary>
    /// <param name="operands">What is read along, the value itself included if it is written.</param>
    /// <param name="merge">Whether pixels may merge into lanes: not where lanes are told apart.</param>
    public Loop(Kernel kernel, NodeType type, Layout layout, IEnumerable<Node> operands, bool merge)
    {
        _layout = layout;
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
            if (Lines > 1 && _walks.Values.All(walk => walk.Lane == 1 && walk.Line == line))
            {
                (Lanes, Lines) = (Lanes * Lines, 1);
            }
        }

        if (merge && Lines > 1 && _walks.Values.All(walk => walk.Line == Pixels * walk.Pixel))
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

    /// <summary>
    /// The number of the element at lane <c>i</c>, in C#: counted over the batch as if no halo were there, so that it does not depend on
    /// where the value lies.
    /// </summary>
    public string ElementNumber
    {
        get
        {
            StridedLayout places = ((StridedLayout)_layout).Padded();
            string index = $"((long)row * {Literals.Of(places.Length)})";
            index += Lines > 1 ? $" + (line * {Literals.Of(places.LineStride)})" : "";
            index += Pixels > 1 ? $" + (pixel * {Literals.Of(places.PixelStride)})" : "";
            return index + " + (long)i";
        }
    }

    /// <summary>The strides of an operand.</summary>
    public Walk this[Node operand] => _walks[operand];

    /// <summary>Whether an operand moves on with the loops over lines and pixels.</summary>
    public bool Moves(Node operand) => (Lines > 1 && _walks[operand].Line != 0) || (Pixels > 1 && _walks[operand].Pixel != 0);

    /// <summary>The place of an operand inside the loops over lines and pixels, from the place of pixel (0, 0).</summary>
    public string Place(Node operand, string start)
    {
        Walk walk = _walks[operand];
        List<string> moves = [];
        if (Lines > 1 && walk.Line != 0)
        {
            moves.Add(Kernel.Product("line", Literals.Of(walk.Line)));
        }

        if (Pixels > 1 && walk.Pixel != 0)
        {
            moves.Add(Kernel.Product("pixel", Literals.Of(walk.Pixel)));
        }

        return moves.Count == 0 ? start : $"Unsafe.Add(ref {start}, {string.Join(" + ", moves.Select(move => moves.Count > 1 ? $"({move})" : move))})";
    }

    /// <summary>Prints the loops over lines and pixels around a body.</summary>
    public void Print(SourceWriter writer, Action body)
    {
        if (Lines > 1)
        {
            writer.Open($"for (int line = 0; line < {Literals.Of(Lines)}; line++)");
        }

        if (Pixels > 1)
        {
            writer.Open($"for (int pixel = 0; pixel < {Literals.Of(Pixels)}; pixel++)");
        }

        body();
        if (Pixels > 1)
        {
            writer.Close();
        }

        if (Lines > 1)
        {
            writer.Close();
        }
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
