"""Writes metrics.json: random predictions, and what scikit-learn (1.2.1, Debian 12: python3-sklearn) makes of them.

Run once, by hand: python3 metrics.py > metrics.json
"""
import json

import numpy
import sklearn
from sklearn import metrics as sk

random = numpy.random.default_rng(1)


def scores_per_class(actual, predicted, classes):
    labels = list(range(classes))
    result = {}
    for name, score in (("precision", sk.precision_score), ("recall", sk.recall_score), ("f1", sk.f1_score)):
        # Without labels, the average is over the classes that occur in either; micro needs none.
        result[name] = {
            "macro": score(actual, predicted, average="macro", zero_division=0),
            "micro": score(actual, predicted, average="micro", zero_division=0),
            "classes": score(actual, predicted, labels=labels, average=None, zero_division=0).tolist(),
        }
    return result


def classification(rows, classes, present, noise, predictable):
    actual = random.choice(present, rows)
    # Multiples of 1/256, exact in single precision; a row's are all different, so that no convention about equal ones matters.
    scores = numpy.stack([random.permutation(512)[:classes] for _ in range(rows)]) / 128
    scores[numpy.arange(rows), actual] += noise + 1 / 256
    for missing in set(range(classes)) - set(predictable):
        scores[:, missing] -= 8
    predicted = scores.argmax(axis=1)
    labels = list(range(classes))
    # With two classes, scikit-learn wants the scores of one: top 1 is the accuracy, top 2 is everything.
    top = [sk.top_k_accuracy_score(actual, scores, k=k, labels=labels) for k in range(1, classes + 1)] if classes > 2 else [
        sk.accuracy_score(actual, predicted), 1.0]
    return {
        "classes": classes,
        "scores": scores.flatten().tolist(),
        "labels": actual.tolist(),
        "accuracy": sk.accuracy_score(actual, predicted),
        "top": top,
        "confusion": sk.confusion_matrix(actual, predicted, labels=labels).flatten().tolist(),
        **scores_per_class(actual, predicted, classes),
    }


def binary(rows, threshold, share):
    targets = (random.random(rows) < share).astype(int)
    scores = random.integers(-256, 384, rows) / 128 + targets / 2
    predicted = (scores > threshold).astype(int)
    return {
        "threshold": threshold,
        "scores": scores.tolist(),
        "targets": targets.tolist(),
        "accuracy": sk.accuracy_score(targets, predicted),
        "confusion": sk.confusion_matrix(targets, predicted, labels=[0, 1]).flatten().tolist(),
        **scores_per_class(targets, predicted, 2),
    }


def regression(rows, outputs, offset, noise, constant):
    targets = offset + random.integers(-512, 512, (rows, outputs)) / 128
    if constant:
        targets[:, 0] = offset
    predictions = targets + random.integers(-noise, noise + 1, (rows, outputs)) / 128
    return {
        "outputs": outputs,
        "predictions": predictions.flatten().tolist(),
        "targets": targets.flatten().tolist(),
        "mae": sk.mean_absolute_error(targets, predictions),
        "rmse": sk.mean_squared_error(targets.flatten(), predictions.flatten(), squared=False),
        "r2": sk.r2_score(targets, predictions),
    }


cases = {
    "classification": [
        classification(40, 3, [0, 1, 2], 1, [0, 1, 2]),
        classification(60, 5, [0, 2, 3], 2, range(5)),          # classes that never occur
        classification(50, 6, range(6), 0.5, [1, 2, 5]),        # classes that are never predicted
        classification(30, 7, [1, 4], 1, [1, 2, 6]),            # both, and some neither occur nor are predicted
        classification(25, 4, [3], 1, range(4)),                # one class only
        classification(20, 4, [3], 8, range(4)),                # all right
        classification(20, 3, [0], -8, range(3)),               # all wrong
        classification(1, 3, [0, 1, 2], 1, range(3)),           # one row
        classification(45, 2, [0, 1], 1, range(2)),
        classification(100, 10, range(10), 3, range(10)),
    ],
    "binary": [binary(50, 0.5, 0.3), binary(50, 0, 0.7), binary(20, 0.5, 0), binary(20, 9, 0.5), binary(1, 0, 1)],
    "regression": [
        regression(40, 1, 0, 60, False),
        regression(40, 3, 0, 300, False),
        regression(30, 2, 50000, 100, False),                   # a mean far from zero
        regression(20, 2, 1, 20, True),                         # a number that is always the same
        regression(20, 2, 1, 0, True),                          # and all right
        regression(2, 4, 0, 50, False),
    ],
}
parts = [f'"{kind}": [\n' + ",\n".join(json.dumps(case) for case in members) + "\n]" for kind, members in cases.items()]
print(f'{{"made_with": "scikit-learn {sklearn.__version__}, metrics.py",\n' + ",\n".join(parts) + "}")
