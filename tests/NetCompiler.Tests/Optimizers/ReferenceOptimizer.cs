using System;

namespace NetCompiler.Tests.Optimizers;

/// <summary>The formulas of the optimizers for one parameter, in double precision, as their papers write them.</summary>
/// <param name="optimizer">The optimizer.</param>
/// <param name="value">The parameter.</param>
internal sealed class ReferenceOptimizer(Optimizer optimizer, double value)
{
    // Mean, square (or another magnitude), and a third quantity.
    private double _mean;
    private double _square;
    private double _third;
    private double _product = 1;

    /// <summary>The parameter.</summary>
    public double Value { get; private set; } = value;

    /// <summary>One step.</summary>
    public void Step(int t, double gradient)
    {
        double rate = optimizer.LearningRate;
        Value += optimizer switch
        {
            SGD o => -rate * WithMomentum(o, t, gradient + (o.WeightDecay * Value)),
            AdamW o => (-rate * o.WeightDecay * Value) - (rate * OfAdam(o, o.AMSGrad, t, gradient)),
            Adam o => -rate * OfAdam(o, o.AMSGrad, t, gradient + (o.WeightDecay * Value)),
            NAdam o => -rate * OfNAdam(o, t, gradient + (o.WeightDecay * Value)),
            RAdam o => -rate * OfRAdam(o, t, gradient + (o.WeightDecay * Value)),
            Adamax o => -rate * OfAdamax(o, t, gradient + (o.WeightDecay * Value)),
            Lion o => -rate * (OfLion(o, gradient) + (o.WeightDecay * Value)),
            RMSProp o => -rate * OfRMSProp(o, gradient + (o.WeightDecay * Value)),
            Adagrad o => -rate / (1 + ((t - 1) * o.LearningRateDecay)) * OfAdagrad(o, gradient + (o.WeightDecay * Value)),
            Adadelta o => -rate * OfAdadelta(o, gradient + (o.WeightDecay * Value)),
            _ => throw new ArgumentException($"{optimizer.GetType().Name} has no reference.", nameof(gradient)),
        };
    }

    private static double Mix(double keep, double old, double added) => (keep * old) + ((1 - keep) * added);

    private void TakeMoments(MomentOptimizer o, double g)
    {
        _mean = Mix(o.Beta1, _mean, g);
        _square = Mix(o.Beta2, _square, g * g);
    }

    private double WithMomentum(SGD o, int t, double g)
    {
        _mean = t == 1 ? g : (o.Momentum * _mean) + ((1 - o.Dampening) * g);
        return o.Nesterov ? g + (o.Momentum * _mean) : _mean;
    }

    private double OfAdam(MomentOptimizer o, bool amsGrad, int t, double g)
    {
        TakeMoments(o, g);
        _third = Math.Max(_third, _square);
        double mean = _mean / (1 - Math.Pow(o.Beta1, t)), square = (amsGrad ? _third : _square) / (1 - Math.Pow(o.Beta2, t));
        return mean / (Math.Sqrt(square) + o.Epsilon);
    }

    private double OfNAdam(NAdam o, int t, double g)
    {
        TakeMoments(o, g);
        double Momentum(int number) => o.Beta1 * (1 - (0.5 * Math.Pow(0.96, number * o.MomentumDecay)));
        _product *= Momentum(t);
        double mean = (g * (1 - Momentum(t)) / (1 - _product)) + (_mean * Momentum(t + 1) / (1 - (_product * Momentum(t + 1))));
        return mean / (Math.Sqrt(_square / (1 - Math.Pow(o.Beta2, t))) + o.Epsilon);
    }

    private double OfRAdam(RAdam o, int t, double g)
    {
        TakeMoments(o, g);
        double power = Math.Pow(o.Beta2, t), limit = (2 / (1 - o.Beta2)) - 1, rho = limit - (2 * t * power / (1 - power));
        double mean = _mean / (1 - Math.Pow(o.Beta1, t));
        double rectification = Math.Sqrt((rho - 4) * (rho - 2) * limit / ((limit - 4) * (limit - 2) * rho));
        return rho > 5 ? mean * rectification * Math.Sqrt(1 - power) / (Math.Sqrt(_square) + o.Epsilon) : mean;
    }

    private double OfAdamax(Adamax o, int t, double g)
    {
        _mean = Mix(o.Beta1, _mean, g);
        _square = Math.Max(o.Beta2 * _square, Math.Abs(g));
        return _mean / (1 - Math.Pow(o.Beta1, t)) / (_square + o.Epsilon);
    }

    private double OfLion(Lion o, double g)
    {
        double direction = Mix(o.Beta1, _mean, g);
        _mean = Mix(o.Beta2, _mean, g);
        return Math.Sign(direction);
    }

    private double OfRMSProp(RMSProp o, double g)
    {
        _mean = o.Centered ? Mix(o.Decay, _mean, g) : 0;
        _square = Mix(o.Decay, _square, g * g);
        _third = (o.Momentum * _third) + (g / (Math.Sqrt(Math.Max(_square - (_mean * _mean), 0)) + o.Epsilon));
        return _third;
    }

    private double OfAdagrad(Adagrad o, double g)
    {
        _square += g * g;
        return g / (Math.Sqrt(o.InitialSum + _square) + o.Epsilon);
    }

    private double OfAdadelta(Adadelta o, double g)
    {
        _square = Mix(o.Decay, _square, g * g);
        double change = Math.Sqrt(_third + o.Epsilon) / Math.Sqrt(_square + o.Epsilon) * g;
        _third = Mix(o.Decay, _third, change * change);
        return change;
    }
}
